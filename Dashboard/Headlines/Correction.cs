using Dashboard.Storage;

namespace Dashboard.Headlines;

/// <summary>The last change of an article's title.</summary>
/// <param name="Former">The title before.</param>
/// <param name="At">When it changed (UTC).</param>
public sealed record Correction(string Former, DateTimeOffset At)
{
    /// <summary>The last change of the title among versions in order; null where it never changed.</summary>
    /// <param name="versions">All versions of one headline.</param>
    public static Correction? Of(IEnumerable<HeadlineVersionRow> versions)
    {
        Correction? last = null;
        HeadlineVersionRow? before = null;
        foreach (var version in versions.OrderBy(v => v.Number))
        {
            if (before is not null && before.Title != version.Title)
            {
                last = new(before.Title, version.At);
            }

            before = version;
        }

        return last;
    }
}
