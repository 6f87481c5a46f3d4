using System.Buffers.Text;
using System.Security.Cryptography;
using Dashboard.Fetching;
using Dashboard.Ingest.WebSub.Rules;
using Dashboard.Site;
using Dashboard.Storage;
using Dashboard.Wire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest.WebSub;

/// <summary>Notes on a source's rows what polls and pushes say of its hub: what is to be subscribed to, and whether the hub is relied on.</summary>
/// <param name="options">Whether, and how seldom a source is polled then.</param>
/// <param name="rules">Which hubs may be asked.</param>
/// <param name="allowed">The operator's own hosts.</param>
/// <param name="site">Where hubs would call us.</param>
/// <param name="secrets">Makes secrets.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
public sealed class WebSubBook(
    IOptions<WebSubOptions> options, UrlRules rules, AllowedPrivateHosts allowed, SiteAddress site, HubSecrets secrets, WebSubMetrics metrics, TimeProvider time)
{
    private const int TokenBytes = 32;
    private const double PaceJitter = 0.1;

    /// <summary>For how long a source's polls may rest because its hub is relied on; null where none is.</summary>
    /// <param name="row">The source.</param>
    public TimeSpan? RestOf(SourceRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var left = row.PushedUntil - time.Now();
        if (!options.Value.Enabled || left is not { } lease || lease <= TimeSpan.Zero)
        {
            return null;
        }

        var rest = options.Value.PollEvery * (1 + (PaceJitter * Random.Shared.NextDouble()));
        // The rhythm is back the moment the lease ends.
        return rest < lease ? rest : lease;
    }

    /// <summary>Notes a poll that read a document. May run more than once, each time on fresh rows.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="row">The source, tracked and locked.</param>
    /// <param name="result">What the poll brought.</param>
    /// <param name="unpushed">When the new headlines were published (UTC) that a hub should have pushed; none where a push caused the poll.</param>
    /// <param name="startedAt">When it began (UTC).</param>
    public async Task NotePollAsync(NewsroomDb db, SourceRow row, PollResult result, IReadOnlyList<DateTimeOffset?> unpushed, DateTimeOffset startedAt)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(result);
        var offers = OffersOf(result, row);
        if (offers.Count == 0 && !row.HasHub)
        {
            return;
        }

        var known = await db.WebSubs.FirstOrDefaultAsync(w => w.SourceId == row.Id && w.State != WebSubState.Leaving && w.State != WebSubState.Left);
        var isOffered = known is not null && offers.Contains(OfferOf(known));
        var next = isOffered && !HubChoice.GivesWay(known!, time.Now()) ? null : await NextAsync(db, row, offers, isOffered);
        if (known is not null && (!isOffered || next is not null))
        {
            LetGo(known);
            (known, row.PushedUntil) = (null, null);
        }

        if (next is not null)
        {
            Ask(db, row, next);
        }

        row.HasHub = known is not null || next is not null;
        if (known is not null && known.ProvenAt is { } since && row.PushedUntil > startedAt && TrustRule.IsMissed(unpushed, since, startedAt))
        {
            known.Lapses++;
            (known.ProvenAt, known.PushesDue, row.PushedUntil) = (null, TrustRule.PushesDue(known.Lapses), null);
            metrics.Became("distrusted");
        }
    }

    /// <summary>Notes a push that bore our signature. May run more than once, each time on fresh rows.</summary>
    /// <param name="db">The transaction's context.</param>
    /// <param name="row">The source, tracked and locked.</param>
    /// <param name="id">The subscription.</param>
    /// <param name="hash">The push's hash.</param>
    /// <param name="news">What was stored of it.</param>
    public async Task NotePushAsync(NewsroomDb db, SourceRow row, long id, byte[] hash, BatchNews news)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var now = time.Now();
        if (await db.WebSubs.FirstOrDefaultAsync(w => w.Id == id) is not { } known)
        {
            return;
        }

        (known.Pushes, known.LastPushAt) = (PushRing.With(known.Pushes, hash), now);
        row.Rhythm = RhythmBook.After(row.Rhythm, news.Arrivals, now) ?? row.Rhythm;
        if (known.ProvenAt is null && news.Arrivals.Count + news.Changed > 0 && --known.PushesDue <= 0)
        {
            known.ProvenAt = now;
            metrics.Became("proven");
        }

        if (known is { ProvenAt: not null, State: WebSubState.Active } && known.LeaseUntil > now && row.HasHub)
        {
            row.PushedUntil = known.LeaseUntil;
        }
    }

    /// <summary>Ends a subscription that is not wanted any more; the hub is told soon.</summary>
    /// <param name="known">The subscription, tracked.</param>
    internal void LetGo(WebSubRow known)
    {
        (known.State, known.Tries, known.NextAt, known.ChallengeUntil, known.ProvenAt) = (WebSubState.Leaving, 0, time.Now(), null, null);
    }

    private static HubOffer OfferOf(WebSubRow known) => new(known.Hub, known.Topic);

    private List<HubOffer> OffersOf(PollResult result, SourceRow row) => options.Value.Enabled
        ? [.. HubOffer.Of(result.Hubs, result.Self, row.Address, rules).Where(o => CallbackReach.IsReachable(site.Base, new Uri(o.Hub), allowed))]
        : [];

    private async Task<HubOffer?> NextAsync(NewsroomDb db, SourceRow row, List<HubOffer> offers, bool hasOne)
    {
        if (offers.Count == 0 || (hasOne && offers.Count == 1))
        {
            return null;
        }

        // What ended stays a day, so a hub that gave way is tried again after that, and not in turns with another.
        var before = time.Now() - HubChoice.Composure;
        var lately = await db.WebSubs.AsNoTracking().Where(w => w.SourceId == row.Id).Select(w => new { w.Hub, w.Topic, w.AskedAt }).ToListAsync();
        // A feed that names itself differently each time is not followed at each poll.
        if (lately.Exists(w => w.AskedAt > before))
        {
            return null;
        }

        return HubChoice.Untried(offers, lately.ConvertAll(w => new HubOffer(w.Hub, w.Topic))) ?? (hasOne ? null : offers[0]);
    }

    private void Ask(NewsroomDb db, SourceRow row, HubOffer offer)
    {
        var now = time.Now();
        db.WebSubs.Add(new WebSubRow
        {
            SourceId = row.Id,
            Hub = offer.Hub,
            Topic = offer.Topic,
            Token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)),
            Secret = CallbackReach.KeepsSecret(new Uri(offer.Hub), allowed) ? secrets.Make() : null,
            AskedAt = now,
            NextAt = now,
        });
    }
}
