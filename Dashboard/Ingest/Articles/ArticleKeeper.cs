using Dashboard.Ingest.Cleaning;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Ingest.Articles;

/// <summary>Writes what became of an article's page.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="time">The clock.</param>
public sealed class ArticleKeeper(IDbContextFactory<NewsroomDb> factory, TimeProvider time)
{
    /// <summary>Keeps the text, where it says more than what is known.</summary>
    /// <param name="article">The article.</param>
    /// <param name="body">Its text: HTML of our allow-list.</param>
    /// <param name="ct">Stops it.</param>
    /// <returns>Whether it says more.</returns>
    public async Task<bool> KeepAsync(DueArticle article, string body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(article);
        await using var db = await factory.CreateDbContextAsync(ct);
        // Headlines before what belongs to them, as everywhere.
        await using var transaction = await db.BeginWriteAsync(ct);
        var known = await db.Headlines.Where(h => h.Id == article.HeadlineId && h.WithdrawnAt == null).Select(h => new { h.Lead, h.Body, h.IsPageBody }).SingleOrDefaultAsync(ct);
        // A page that is read again after a correction may have become shorter.
        var excerpt = known is { IsPageBody: false, Body: { } } ? BodyExtent.Text(known.Body) : known?.Lead ?? "";
        var saysMore = known is not null && BodyExtent.Text(body).Length > excerpt.Length;
        if (saysMore)
        {
            await db.Headlines.Where(h => h.Id == article.HeadlineId && h.WithdrawnAt == null)
                .ExecuteUpdateAsync(h => h.SetProperty(x => x.Body, body).SetProperty(x => x.IsPageBody, true), ct);
        }

        await SettleAsync(db, article, null, saysMore ? 0 : article.Failures, saysMore ? null : ArticleFault.NoLonger, null, ct);
        await transaction.CommitAsync(ct);
        return saysMore;
    }

    /// <summary>Notes a failure.</summary>
    /// <param name="article">The article.</param>
    /// <param name="code">Why.</param>
    /// <param name="detail">What its sentence names first.</param>
    /// <param name="pause">How long until it is tried again; null when it is left alone.</param>
    /// <param name="ct">Stops it.</param>
    public async Task FailAsync(DueArticle article, string code, string? detail, TimeSpan? pause, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(article);
        await using var db = await factory.CreateDbContextAsync(ct);
        await SettleAsync(db, article, pause is { } wait ? Moments.Cut(time.GetUtcNow() + wait).AddMilliseconds(1) : null, article.Failures + 1, code, detail, ct);
    }

    /// <summary>Forgets an article that nobody wants to read any more.</summary>
    /// <param name="article">The article.</param>
    /// <param name="ct">Stops it.</param>
    public async Task DropAsync(DueArticle article, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(article);
        await using var db = await factory.CreateDbContextAsync(ct);
        await db.Articles.Where(a => a.HeadlineId == article.HeadlineId && a.NextTryAt == article.Lease).ExecuteDeleteAsync(ct);
    }

    // A correction that came meanwhile has asked for it anew; it is then taken once more.
    private Task<int> SettleAsync(NewsroomDb db, DueArticle article, DateTimeOffset? next, int failures, string? code, string? detail, CancellationToken ct)
    {
        var now = time.Now();
        return db.Articles.Where(a => a.HeadlineId == article.HeadlineId && a.NextTryAt == article.Lease).ExecuteUpdateAsync(
            a => a.SetProperty(x => x.NextTryAt, next).SetProperty(x => x.TriedAt, now).SetProperty(x => x.Failures, failures)
                .SetProperty(x => x.FailureCode, code).SetProperty(x => x.FailureDetail, detail), ct);
    }
}
