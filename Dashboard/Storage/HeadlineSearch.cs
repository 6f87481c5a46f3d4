using Microsoft.EntityFrameworkCore;

namespace Dashboard.Storage;

/// <summary>Finds headlines by their words, the same on both databases.</summary>
public static class HeadlineSearch
{
    /// <summary>Those whose title or lead, an editor's before the source's, hold every word.</summary>
    /// <param name="db">The database; each folds case in its own way.</param>
    /// <param name="headlines">Among these.</param>
    /// <param name="words">The words.</param>
    public static IQueryable<HeadlineRow> Matching(this NewsroomDb db, IQueryable<HeadlineRow> headlines, SearchWords words)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(words);
        return words.Patterns.Aggregate(headlines, db.Database.IsNpgsql() ? MatchPostgres : MatchSqlite);
    }

    private static IQueryable<HeadlineRow> MatchSqlite(IQueryable<HeadlineRow> headlines, string[] forms) => headlines.Where(h => forms.Any(f =>
        EF.Functions.Like(h.EditorTitle ?? h.Title, f, SearchWords.Escape) || EF.Functions.Like(h.EditorLead ?? h.Lead ?? "", f, SearchWords.Escape)));

    private static IQueryable<HeadlineRow> MatchPostgres(IQueryable<HeadlineRow> headlines, string[] forms) => headlines.Where(h => forms.Any(f =>
        EF.Functions.ILike(h.EditorTitle ?? h.Title, f, SearchWords.Escape) || EF.Functions.ILike(h.EditorLead ?? h.Lead ?? "", f, SearchWords.Escape)));
}
