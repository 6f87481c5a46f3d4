using Dashboard.Ingest.WebSub.Rules;
using Dashboard.Storage;
using Microsoft.Extensions.Options;

namespace Dashboard.Ingest.WebSub;

/// <summary>Answers hubs at the callbacks. Whoever does not know a token learns nothing: every unknown one gets the same empty answer.</summary>
/// <param name="desk">Knows the subscriptions.</param>
/// <param name="pushes">Takes pushes in.</param>
/// <param name="gate">Limits strangers.</param>
/// <param name="options">The lease asked for.</param>
/// <param name="metrics">Counts.</param>
/// <param name="time">The clock.</param>
public sealed class HubCallback(
    SubscriptionDesk desk, PushDesk pushes, CallbackGate gate, IOptions<WebSubOptions> options, WebSubMetrics metrics, TimeProvider time)
{
    private const int LongestToken = 64;
    private const string Text = "text/plain; charset=utf-8";

    /// <summary>A hub asks whether we meant a subscription, or says that it refuses one.</summary>
    /// <param name="token">The part of the callback that nobody can guess.</param>
    /// <param name="context">The request.</param>
    public async Task<IResult> VerifyAsync(string token, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (IsTooMany(context))
        {
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        var ct = context.RequestAborted;
        var intent = HubIntent.Of(context.Request.Query);
        if (await FindAsync(token, ct) is not { } row)
        {
            return Results.NotFound();
        }

        switch (IntentRule.Decide(row, intent, time.Now(), options.Value.Lease))
        {
            case IntentVerdict.Subscribe when LeaseRule.Granted(intent.Lease, options.Value.Lease) is { } lease && await desk.ConfirmAsync(row, lease, ct):
                return Results.Text(intent.Challenge, Text);
            case IntentVerdict.Unsubscribe:
                await desk.LeaveAsync(row, ct);
                return Results.Text(intent.Challenge, Text);
            case IntentVerdict.Denied:
                await desk.DenyAsync(row, intent.Reason, ct);
                return Results.Ok();
            default:
                return row.State == WebSubState.Left ? Results.StatusCode(StatusCodes.Status410Gone) : Results.NotFound();
        }
    }

    /// <summary>A hub pushes.</summary>
    /// <param name="token">The part of the callback that nobody can guess.</param>
    /// <param name="context">The request.</param>
    public async Task<IResult> PushAsync(string token, HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var outcome = IsTooMany(context) ? PushOutcome.Limited
            : await FindAsync(token, context.RequestAborted) is { } row ? await pushes.TakeAsync(row, await desk.SecretOfAsync(row, context.RequestAborted), context.Request, context.RequestAborted)
            : PushOutcome.Unknown;
        metrics.Pushed(outcome);
        // A push that is not believed is acknowledged all the same (WebSub, 7.1), so that nobody learns by it what a good one is.
        return Results.StatusCode(outcome switch
        {
            PushOutcome.Limited => StatusCodes.Status429TooManyRequests,
            PushOutcome.Unknown => StatusCodes.Status404NotFound,
            PushOutcome.Gone => StatusCodes.Status410Gone,
            PushOutcome.TooLarge => StatusCodes.Status413PayloadTooLarge,
            _ => StatusCodes.Status202Accepted,
        });
    }

    private async Task<WebSubRow?> FindAsync(string token, CancellationToken ct) => token.Length > LongestToken ? null : await desk.FindAsync(token, ct);

    private bool IsTooMany(HttpContext context)
    {
        if (gate.Count(context) is not { } wait)
        {
            return false;
        }

        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }
}
