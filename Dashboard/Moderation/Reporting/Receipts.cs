using System.Globalization;
using System.Security.Cryptography;
using Dashboard.Shared.Moderation;
using Dashboard.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Dashboard.Moderation.Reporting;

/// <summary>Receipts of reports: each holds all it needs under data protection, so nothing is kept for it.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="protection">Seals receipts.</param>
/// <param name="texts">The room's texts.</param>
public sealed class Receipts(IDbContextFactory<NewsroomDb> factory, IDataProtectionProvider protection, IStringLocalizer<ModerationTexts> texts)
{
    private const int Longest = 512;
    private readonly IDataProtector _protector = protection.CreateProtector("moderation.receipt");

    /// <summary>A receipt.</summary>
    /// <param name="caseId">The case the report went to.</param>
    /// <param name="at">When the report was made (UTC).</param>
    public string Issue(long caseId, DateTimeOffset at) => _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{caseId} {at.ToUnixTimeMilliseconds()}"));

    /// <summary>What became of the report; null for what is no receipt of ours.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<ReportOutcome?> FindAsync(string receipt, CancellationToken ct)
    {
        if (Open(receipt) is not ({ } caseId, { } at))
        {
            return null;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var found = await db.Cases.AsNoTracking().Where(c => c.Id == caseId).Select(c => new { c.State, c.AutoBlocked, c.DecidedAt }).SingleOrDefaultAsync(ct);
        return found is null ? null : found.State switch
        {
            CaseState.Blocked => Say(ReportOutcome.Blocked, "moderator", at, found.DecidedAt),
            CaseState.Restored => Say(ReportOutcome.Kept, "moderator", at, found.DecidedAt),
            _ => found.AutoBlocked ? Say(ReportOutcome.Blocked, "readers", at, null) : Say(ReportOutcome.InReview, null, at, null),
        };
    }

    private ReportOutcome Say(string status, string? by, DateTimeOffset at, DateTimeOffset? decided) =>
        new(status, by, texts[by is null ? $"outcome.{status}" : $"outcome.{status}.{by}"], at, decided);

    private (long? CaseId, DateTimeOffset? At) Open(string receipt)
    {
        if (receipt.Length > Longest)
        {
            return default;
        }

        try
        {
            var parts = _protector.Unprotect(receipt).Split(' ');
            return (long.Parse(parts[0], CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(parts[1], CultureInfo.InvariantCulture)));
        }
        catch (CryptographicException)
        {
            return default;
        }
    }
}
