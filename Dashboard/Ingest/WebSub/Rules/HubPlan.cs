using Dashboard.Storage;

namespace Dashboard.Ingest.WebSub.Rules;

/// <summary>What is due for a subscription, and how its row stands while that is done. Pure but for the draw.</summary>
/// <param name="Step">What is due.</param>
/// <param name="State">Its state from now on.</param>
/// <param name="Tries">Requests, the one to be made included.</param>
/// <param name="AskedAt">The first of them (UTC).</param>
/// <param name="NextAt">When it is looked at again unless the hub answers (UTC).</param>
/// <param name="ChallengeUntil">Until when the hub may ask back (UTC).</param>
public sealed record HubPlan(HubStep Step, WebSubState State, int Tries, DateTimeOffset AskedAt, DateTimeOffset NextAt, DateTimeOffset? ChallengeUntil)
{
    private static readonly TimeSpan Goodbye = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The plan for a row that is due.</summary>
    /// <param name="row">The row.</param>
    /// <param name="now">Now (UTC).</param>
    /// <param name="draw">Draws between 0 and 1.</param>
    public static HubPlan Of(WebSubRow row, DateTimeOffset now, Func<double> draw)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.State switch
        {
            WebSubState.Left => new(HubStep.Forget, row.State, row.Tries, row.AskedAt, row.NextAt, null),
            WebSubState.Leaving when row.Tries > 0 => new(HubStep.End, WebSubState.Left, row.Tries, row.AskedAt, Forgotten(row, now), null),
            WebSubState.Leaving => new(HubStep.Leave, row.State, 1, now, now + Goodbye, now + Goodbye),
            WebSubState.Asked when row.Tries > 0 && now - row.AskedAt >= LeaseRule.Patience =>
                new(HubStep.GiveUp, WebSubState.GivenUp, row.Tries, row.AskedAt, Moments.Cut(LeaseRule.AnotherDay(now, draw)), null),
            _ => Asking(row, now, draw),
        };
    }

    /// <summary>When a subscription that is over is forgotten: a day after the hub would have stopped by itself.</summary>
    /// <param name="row">The row.</param>
    /// <param name="now">Now (UTC).</param>
    public static DateTimeOffset Forgotten(WebSubRow row, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (row.LeaseUntil > now ? row.LeaseUntil.Value : now) + Day;
    }

    private static HubPlan Asking(WebSubRow row, DateTimeOffset now, Func<double> draw)
    {
        var isAnew = row.Tries == 0 || row.State is WebSubState.Denied or WebSubState.GivenUp;
        var tries = isAnew ? 1 : row.Tries + 1;
        var next = Moments.Cut(now + LeaseRule.Retry(tries, draw));
        var state = row.State == WebSubState.Active && row.LeaseUntil > now ? WebSubState.Active : WebSubState.Asked;
        return new(HubStep.Ask, state, tries, isAnew ? now : row.AskedAt, next, next);
    }
}
