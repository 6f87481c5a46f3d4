using System.Text;
using Dashboard.Ingest.WebSub.Rules;
using Dashboard.Live;
using Dashboard.Sources;
using Dashboard.Storage;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Ingest.WebSub;

/// <summary>
/// Enters what hubs say into subscriptions, and brings a source's rhythm back where its hub is not relied on any more. The source's row is
/// always taken before its subscription's, so that two writers never wait for each other.
/// </summary>
/// <param name="log">Runs transactions.</param>
/// <param name="factory">Makes contexts.</param>
/// <param name="secrets">Opens secrets, and makes new ones.</param>
/// <param name="memory">What is known of sources.</param>
/// <param name="timers">Sets when they are polled.</param>
/// <param name="hints">Tells open pages.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Tells of secrets that were lost.</param>
public sealed partial class SubscriptionDesk(
    EventLog log, IDbContextFactory<NewsroomDb> factory, HubSecrets secrets, SourceMemory memory, SourceTimers timers, SourceHints hints, WebSubMetrics metrics,
    TimeProvider time, ILogger<SubscriptionDesk> logger)
{
    /// <summary>Code of a refusal. Argument: the hub's reason, may be empty.</summary>
    public const string Refused = "hub-denied";

    /// <summary>Code of a secret that cannot be opened any more, so that the hub is asked anew with another.</summary>
    public const string SecretLost = "hub-secret-lost";

    private const int LongestReason = 200;
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AnswerLost = TimeSpan.FromMinutes(1);

    /// <summary>The subscription of a callback; null where there is none.</summary>
    /// <param name="token">The part of the callback that nobody can guess.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<WebSubRow?> FindAsync(string token, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.WebSubs.AsNoTracking().SingleOrDefaultAsync(w => w.Token == token, ct);
    }

    /// <summary>
    /// What the hub signs with, in clear; null where there is none. Where the key that it was sealed with is lost, there is none any more: the
    /// rhythm is back at once, and the hub is asked anew with another.
    /// </summary>
    /// <param name="row">The subscription.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public async Task<string?> SecretOfAsync(WebSubRow row, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.Secret is not { } stored || row.State is WebSubState.Leaving or WebSubState.Left)
        {
            return null;
        }

        if (secrets.Open(stored) is { } secret)
        {
            return secret;
        }

        await LoseSecretAsync(row, ct);
        return null;
    }

    /// <summary>The hub asks whether we meant it, and we did: from now on it pushes.</summary>
    /// <param name="row">The subscription as it was judged.</param>
    /// <param name="lease">The lease granted.</param>
    /// <param name="ct">Stops it before the commit.</param>
    /// <returns>False where it was answered or changed meanwhile.</returns>
    public async Task<bool> ConfirmAsync(WebSubRow row, TimeSpan lease, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        var now = time.Now();
        var (until, renewal) = (Moments.Cut(now + lease), Moments.Cut(LeaseRule.Renewal(now, lease, Random.Shared.NextDouble)));
        // The hub asks again where our answer got lost on its way.
        var again = row.ChallengeUntil < now + AnswerLost ? row.ChallengeUntil : now + AnswerLost;
        var isDone = await log.WriteAsync(async (db, _) =>
        {
            await db.LockSourcesAsync([row.SourceId], ct);
            var pending = await PendingAsync(db, row, ct);
            if (pending is null)
            {
                return false;
            }

            (pending.State, pending.LeaseUntil, pending.NextAt, pending.ChallengeUntil) = (WebSubState.Active, until, renewal, again);
            (pending.Tries, pending.FailureCode, pending.FailureArguments) = (0, null, []);
            pending.ActiveSince ??= now;
            if (pending.ProvenAt is not null)
            {
                await db.Sources.Where(s => s.Id == row.SourceId && s.HasHub).ExecuteUpdateAsync(set => set.SetProperty(s => s.PushedUntil, until), ct);
            }

            return true;
        }, ct);
        Tell(row, isDone, row.State == WebSubState.Active ? "renewed" : "active");
        return isDone;
    }

    /// <summary>The hub asks whether we meant to leave, and we did.</summary>
    /// <param name="row">The subscription as it was judged.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public async Task LeaveAsync(WebSubRow row, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        var forgotten = HubPlan.Forgotten(row, time.Now());
        await log.WriteAsync((db, _) => db.WebSubs.Where(w => w.Id == row.Id && w.State == WebSubState.Leaving)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.State, WebSubState.Left).SetProperty(w => w.NextAt, forgotten), ct), ct);
        Tell(row, isDone: true, "left");
    }

    /// <summary>The hub refuses the subscription, or ends it.</summary>
    /// <param name="row">The subscription as it was judged.</param>
    /// <param name="reason">The hub's reason, if it gives one.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public async Task DenyAsync(WebSubRow row, string? reason, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        var now = time.Now();
        var words = new string([.. (reason ?? "").EnumerateRunes().Where(r => !Rune.IsControl(r)).Take(LongestReason).SelectMany(r => r.ToString())]).Trim();
        var isDone = await log.WriteAsync(async (db, _) =>
        {
            await BackToRhythmAsync(db, row.SourceId, keepsHub: true, ct);
            var denied = await db.WebSubs.FirstOrDefaultAsync(w => w.Id == row.Id && (w.State == WebSubState.Asked || w.State == WebSubState.Active), ct);
            if (denied is null)
            {
                return false;
            }

            (denied.State, denied.NextAt) = (WebSubState.Denied, Moments.Cut(LeaseRule.AnotherDay(now, Random.Shared.NextDouble)));
            (denied.ChallengeUntil, denied.LeaseUntil, denied.ActiveSince, denied.ProvenAt, denied.PushesDue) = (null, null, null, null, 1);
            (denied.FailureCode, denied.FailureArguments) = (Refused, [words]);
            return true;
        }, ct);
        Tell(row, isDone, "denied");
        await timers.KeepInStepAsync(row.SourceId, ct);
    }

    /// <summary>Ends a subscription whose source is not read any more, or names no hub any more.</summary>
    /// <param name="id">The subscription.</param>
    /// <param name="sourceId">Its source.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public async Task LetGoAsync(long id, int sourceId, CancellationToken ct)
    {
        var now = time.Now();
        await log.WriteAsync(async (db, _) =>
        {
            await BackToRhythmAsync(db, sourceId, keepsHub: false, ct);
            await db.WebSubs.Where(w => w.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(w => w.State, WebSubState.Leaving).SetProperty(w => w.Tries, 0).SetProperty(w => w.NextAt, now)
                .SetProperty(w => w.ChallengeUntil, (DateTimeOffset?)null).SetProperty(w => w.ProvenAt, (DateTimeOffset?)null), ct);
        }, ct);
        await timers.KeepInStepAsync(sourceId, ct);
    }

    /// <summary>What a subscription says of its lease cannot be believed: the rhythm is back at once, and the hub is asked anew. One that is over is forgotten.</summary>
    /// <param name="row">The subscription as it was read.</param>
    /// <param name="ct">Stops it before the commit.</param>
    public async Task ExpireAsync(WebSubRow row, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (row.State is WebSubState.Leaving or WebSubState.Left)
        {
            var now = time.Now();
            await log.WriteAsync((db, _) => db.WebSubs.Where(w => w.Id == row.Id).ExecuteUpdateAsync(set => set.SetProperty(w => w.NextAt, now), ct), ct);
            return;
        }

        await AskAnewAsync(row, _ => { }, "expired", ct);
    }

    private async Task LoseSecretAsync(WebSubRow row, CancellationToken ct)
    {
        var renewed = secrets.Make();
        if (await AskAnewAsync(row, lost => (lost.Secret, lost.FailureCode, lost.FailureArguments) = (renewed, SecretLost, []), "secret-lost", ct))
        {
            LogSecretLost(row.SourceId, row.Hub);
        }
    }

    private async Task<bool> AskAnewAsync(WebSubRow row, Action<WebSubRow> change, string became, CancellationToken ct)
    {
        var now = time.Now();
        var isDone = await log.WriteAsync(async (db, _) =>
        {
            await BackToRhythmAsync(db, row.SourceId, keepsHub: true, ct);
            var asked = await db.WebSubs.FirstOrDefaultAsync(
                w => w.Id == row.Id && w.Secret == row.Secret && w.AskedAt == row.AskedAt && w.State != WebSubState.Leaving && w.State != WebSubState.Left, ct);
            if (asked is null)
            {
                return false;
            }

            (asked.State, asked.Tries, asked.AskedAt, asked.NextAt, asked.ChallengeUntil) = (WebSubState.Asked, 0, now, now, null);
            (asked.LeaseUntil, asked.ActiveSince, asked.ProvenAt, asked.NudgedAt, asked.PushesDue) = (null, null, null, null, Math.Max(asked.PushesDue, 1));
            change(asked);
            return true;
        }, ct);
        Tell(row, isDone, became);
        if (isDone)
        {
            await timers.KeepInStepAsync(row.SourceId, ct);
        }

        return isDone;
    }

    private static Task<WebSubRow?> PendingAsync(NewsroomDb db, WebSubRow row, CancellationToken ct) => db.WebSubs.FirstOrDefaultAsync(
        w => w.Id == row.Id && w.ChallengeUntil == row.ChallengeUntil && (w.State == WebSubState.Asked || w.State == WebSubState.Active), ct);

    // A person's cron expression was never stretched, and what is due before is not put off.
    private async Task BackToRhythmAsync(NewsroomDb db, int sourceId, bool keepsHub, CancellationToken ct)
    {
        var soon = Moments.Cut(time.Now() + (Soon * Random.Shared.NextDouble()));
        await db.Sources.Where(s => s.Id == sourceId && s.PushedUntil != null && s.Cron == null && s.NextRunAt > soon)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.NextRunAt, soon), ct);
        await db.Sources.Where(s => s.Id == sourceId)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.PushedUntil, (DateTimeOffset?)null).SetProperty(s => s.HasHub, s => keepsHub && s.HasHub), ct);
    }

    private void Tell(WebSubRow row, bool isDone, string state)
    {
        if (isDone)
        {
            metrics.Became(state);
            memory.Forget(row.SourceId);
            hints.Ring(row.SourceId);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The secret agreed on with the hub {Hub} for source {Source} was sealed with a key that is lost; the hub is asked anew with another, and the source polled meanwhile")]
    private partial void LogSecretLost(int source, string hub);
}
