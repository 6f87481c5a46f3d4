using System.Globalization;
using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Reading;

/// <summary>Where a page of cases ended: the queue goes on behind it, whatever came or went meanwhile.</summary>
/// <param name="Illegal">Lane of the last case.</param>
/// <param name="Severity">Its severity.</param>
/// <param name="At">When it was opened, or decided.</param>
/// <param name="Id">Its identifier.</param>
internal sealed record CaseCursor(bool Illegal, int Severity, DateTimeOffset At, long Id)
{
    private const int Parts = 4;

    /// <summary>After this case.</summary>
    public static CaseCursor Of(CaseRow row, bool byDecision) => new(row.Illegal, row.Severity, byDecision ? row.DecidedAt ?? row.OpenedAt : row.OpenedAt, row.Id);

    /// <summary>Reads it; null for what is none: then the first page is shown.</summary>
    public static CaseCursor? Read(string? text)
    {
        var parts = (text ?? "").Split('-');
        return parts.Length == Parts && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var severity)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            && long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new(parts[0] == "1", severity, DateTimeOffset.FromUnixTimeMilliseconds(at), id) : null;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(Illegal ? 1 : 0)}-{Severity}-{At.ToUnixTimeMilliseconds()}-{Id}");
}
