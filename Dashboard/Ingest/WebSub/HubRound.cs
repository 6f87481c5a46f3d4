using Dashboard.Ingest.WebSub.Rules;
using Dashboard.Live;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Ingest.WebSub;

/// <summary>Does what is due for subscriptions. A node that takes one up moves its time on first, so that no other does it too.</summary>
/// <param name="factory">Makes contexts.</param>
/// <param name="log">Runs transactions.</param>
/// <param name="hub">Speaks to hubs.</param>
/// <param name="desk">Ends subscriptions, and begins them anew.</param>
/// <param name="secrets">Seals what lay in clear.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Says what hubs answered.</param>
public sealed partial class HubRound(
    IDbContextFactory<NewsroomDb> factory, EventLog log, HubClient hub, SubscriptionDesk desk, HubSecrets secrets, WebSubMetrics metrics, TimeProvider time, ILogger<HubRound> logger)
{
    private const int MostAtOnce = 64;
    private const int Parallel = 8;
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(7);
    private static readonly TimeSpan ClocksDiffer = TimeSpan.FromMinutes(1);

    /// <summary>Ends the subscriptions of sources that are not read any more or name no hub any more.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task LetGoAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        var ended = await db.WebSubs.AsNoTracking()
            .Where(w => w.State != WebSubState.Leaving && w.State != WebSubState.Left && (w.Source!.State != SourceState.Active || !w.Source.HasHub))
            .Select(w => new { w.Id, w.SourceId }).ToListAsync(ct);
        foreach (var subscription in ended)
        {
            await desk.LetGoAsync(subscription.Id, subscription.SourceId, ct);
        }
    }

    /// <summary>Asks anew what was agreed on while the clock was ahead: by it, a lease would last and a hub be relied on long after its end.</summary>
    /// <param name="ct">Stops it.</param>
    public async Task MendAsync(CancellationToken ct)
    {
        var now = time.Now();
        var (ahead, longest) = (now + ClocksDiffer, now + LeaseRule.Longest + ClocksDiffer);
        await using var db = await factory.CreateDbContextAsync(ct);
        var written = await db.WebSubs.AsNoTracking()
            .Where(w => w.AskedAt > ahead || w.ActiveSince > ahead || w.ProvenAt > ahead || w.NudgedAt > ahead || w.LeaseUntil > longest).ToListAsync(ct);
        foreach (var row in written)
        {
            await desk.ExpireAsync(row, ct);
        }
    }

    /// <summary>Does what is due now.</summary>
    /// <param name="ct">Stops it; requests under way are given up and made up for later.</param>
    public async Task RunAsync(CancellationToken ct)
    {
        var now = time.Now();
        List<WebSubRow> due;
        await using (var db = await factory.CreateDbContextAsync(ct))
        {
            due = await db.WebSubs.AsNoTracking().Where(w => w.NextAt <= now).OrderBy(w => w.NextAt).Take(MostAtOnce).ToListAsync(ct);
        }

        await System.Threading.Tasks.Parallel.ForEachAsync(
            due, new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = ct }, async (row, stop) => await StepAsync(row, stop));
    }

    private async Task StepAsync(WebSubRow row, CancellationToken ct)
    {
        var plan = HubPlan.Of(row, time.Now(), Random.Shared.NextDouble);
        var secret = plan.Step == HubStep.Ask ? await desk.SecretOfAsync(row, ct) : null;
        // A secret that was lost has just been replaced, which made the row due again.
        var isLost = plan.Step == HubStep.Ask && secret is null && row.Secret is not null;
        if (isLost || !await TakeUpAsync(row, plan, ct))
        {
            return;
        }

        switch (plan.Step)
        {
            case HubStep.Ask:
                metrics.Became(row.State == WebSubState.Active && plan.State != WebSubState.Active ? "expired" : "asked");
                await SayAsync(row, plan, secret, wanted: true, ct);
                break;
            case HubStep.Leave:
                await SayAsync(row, plan, secret: null, wanted: false, ct);
                break;
            case HubStep.GiveUp:
                metrics.Became("given-up");
                LogGivenUp(row.Hub, row.SourceId);
                break;
            case HubStep.End:
                metrics.Became("left");
                break;
        }
    }

    private Task<bool> TakeUpAsync(WebSubRow row, HubPlan plan, CancellationToken ct) => log.WriteAsync(async (db, _) =>
    {
        var own = db.WebSubs.Where(w => w.Id == row.Id && w.NextAt == row.NextAt && w.State == row.State);
        if (plan.Step == HubStep.Forget)
        {
            return await own.ExecuteDeleteAsync(ct) == 1;
        }

        // What was confirmed has run out: it has to prove itself anew.
        var keeps = plan.State is WebSubState.Active;
        var stored = row.Secret is { } secret ? secrets.Sealed(secret) : null;
        return await own.ExecuteUpdateAsync(set => set
            .SetProperty(w => w.State, plan.State).SetProperty(w => w.Secret, stored).SetProperty(w => w.Tries, plan.Tries).SetProperty(w => w.AskedAt, plan.AskedAt)
            .SetProperty(w => w.NextAt, plan.NextAt).SetProperty(w => w.ChallengeUntil, plan.ChallengeUntil)
            .SetProperty(w => w.ActiveSince, w => keeps ? w.ActiveSince : null).SetProperty(w => w.ProvenAt, w => keeps ? w.ProvenAt : null), ct) == 1;
    }, ct);

    private async Task SayAsync(WebSubRow row, HubPlan plan, string? secret, bool wanted, CancellationToken ct)
    {
        var (code, arguments, retryAfter) = await hub.SayAsync(row, secret, wanted, ct);
        if (code is null)
        {
            return;
        }

        metrics.Became("failed");
        LogRefused(row.Hub, row.SourceId, code, string.Join(", ", arguments));
        var asked = retryAfter < LongestRetryAfter ? retryAfter : retryAfter is null ? null : LongestRetryAfter;
        var later = Moments.Cut(time.Now() + (asked ?? TimeSpan.Zero));
        await log.WriteAsync(async (db, _) =>
        {
            if (await db.WebSubs.FirstOrDefaultAsync(w => w.Id == row.Id && w.NextAt == plan.NextAt, ct) is { } failed)
            {
                (failed.FailureCode, failed.FailureArguments) = (code, [.. arguments]);
                failed.NextAt = later > plan.NextAt ? later : plan.NextAt;
            }
        }, ct);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The hub {Hub} never confirmed the subscription of source {Source}; it is asked again in a day")]
    private partial void LogGivenUp(string hub, int source);

    [LoggerMessage(Level = LogLevel.Information, Message = "The hub {Hub} did not take a request for source {Source}: {Code} {Arguments}")]
    private partial void LogRefused(string hub, int source, string code, string arguments);
}
