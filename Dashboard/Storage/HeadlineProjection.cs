using System.Linq.Expressions;
using Dashboard.Shared.Headlines;

namespace Dashboard.Storage;

/// <summary>The one way from a row to what we say of it outside.</summary>
public static class HeadlineProjection
{
    /// <summary>The headline as it is now. <see cref="HeadlineRow.Source"/> must be loaded.</summary>
    /// <param name="row">The row.</param>
    public static Headline ToHeadline(this HeadlineRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var source = row.Source ?? throw new InvalidOperationException("The row's source was not loaded.");
        var title = row.EditorTitle ?? row.Title;
        return new Headline(row.Seq, row.Id, title, row.Url, HeadlinePage.For(row.Id, title), new HeadlineSource(source.Id, source.Name),
            row.Section, row.Language, row.Direction, row.Urgency, row.PublishedAt, row.SeenAt, Image: null);
    }

    /// <summary>What is public: not withdrawn.</summary>
    public static Expression<Func<HeadlineRow, bool>> IsPublic { get; } = row => row.WithdrawnAt == null;
}
