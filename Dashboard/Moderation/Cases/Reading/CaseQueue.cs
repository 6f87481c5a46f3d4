using System.Globalization;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Storage;

namespace Dashboard.Moderation.Cases.Reading;

/// <summary>Which cases a query asks for, and in what order.</summary>
internal static class CaseQueue
{
    /// <summary>The cases behind the query's cursor, in order.</summary>
    public static IQueryable<CaseRow> Of(NewsroomDb db, CaseQuery query)
    {
        var cases = Find(db, db.Cases.Where(c => query.State == null || c.State == query.State), query.Text?.Trim());
        cases = query.Lane switch
        {
            CaseLane.Illegal => cases.Where(c => c.Illegal),
            CaseLane.Ordinary => cases.Where(c => !c.Illegal),
            _ => cases,
        };
        var after = CaseCursor.Read(query.After);
        return ByDecision(query) ? Decided(cases, after) : Waiting(cases, after);
    }

    /// <summary>Decided cases come in the order of their verdicts.</summary>
    public static bool ByDecision(CaseQuery query) => query.State is CaseState.Blocked or CaseState.Restored;

    private static IQueryable<CaseRow> Waiting(IQueryable<CaseRow> cases, CaseCursor? after)
    {
        if (after is { } last)
        {
            cases = cases.Where(c => (last.Illegal && !c.Illegal) || (c.Illegal == last.Illegal && (c.Severity < last.Severity
                || (c.Severity == last.Severity && (c.OpenedAt > last.At || (c.OpenedAt == last.At && c.Id > last.Id))))));
        }

        return cases.OrderByDescending(c => c.Illegal).ThenByDescending(c => c.Severity).ThenBy(c => c.OpenedAt).ThenBy(c => c.Id);
    }

    private static IQueryable<CaseRow> Decided(IQueryable<CaseRow> cases, CaseCursor? after)
    {
        if (after is { } last)
        {
            cases = cases.Where(c => c.DecidedAt < last.At || (c.DecidedAt == last.At && c.Id < last.Id));
        }

        return cases.OrderByDescending(c => c.DecidedAt).ThenByDescending(c => c.Id);
    }

    private static IQueryable<CaseRow> Find(NewsroomDb db, IQueryable<CaseRow> cases, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return cases;
        }

        var number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
        var beside = SearchWords.Read(text) is { } words ? db.Matching(db.Headlines, words) : db.Headlines;
        return cases.Where(c => c.Id == number || c.Picture!.Name == text || beside.Any(h => h.PictureId == c.PictureId));
    }
}
