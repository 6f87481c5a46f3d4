using System.Data.Common;

namespace Dashboard.Shell;

/// <summary>Tells a database that is away for the moment from a fault of our own: the first is said as such, and passes.</summary>
internal static class PassingFault
{
    private const string RetryAfterSeconds = "10";

    /// <summary>The status of an answer to a request that failed so.</summary>
    /// <param name="fault">What was thrown.</param>
    public static int StatusOf(Exception? fault) => Passes(fault) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;

    /// <summary>The answer to a program.</summary>
    /// <param name="context">The request.</param>
    /// <param name="fault">What was thrown.</param>
    public static Task SayAsync(HttpContext context, Exception? fault)
    {
        var status = StatusOf(fault);
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return Results.Problem(
            title: status == StatusCodes.Status503ServiceUnavailable
                ? "The database is away for the moment. Nothing of this request was kept; send it again in a few seconds."
                : "Something failed here and was recorded. Nothing of this request was kept; it can be sent again.",
            statusCode: status).ExecuteAsync(context);
    }

    /// <summary>
    /// Whether nothing needs to be recorded: a question that was turned away before it was asked. Whoever found the database away has said so,
    /// and would be lost in a trace for each reader.
    /// </summary>
    /// <param name="fault">What was thrown.</param>
    public static bool IsTold(Exception? fault) => fault is DbException { IsTransient: true, InnerException: null };

    /// <summary>Whether what failed may well succeed in a while.</summary>
    /// <param name="fault">What was thrown; what it came from counts too.</param>
    public static bool Passes(Exception? fault) => fault is DbException { IsTransient: true } || (fault?.InnerException is { } inner && Passes(inner));
}
