using System.Net;

namespace Dashboard.Fetching;

/// <summary>What an answer that brings nothing says: to come later, to prove that one is no robot, or no.</summary>
internal static class FetchRefusal
{
    /// <summary>Reads it; of the body only as much as it takes to know a challenge.</summary>
    /// <param name="response">The answer.</param>
    /// <param name="now">Now (UTC), which a date in Retry-After is counted from.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async ValueTask<FetchOutcome> OfAsync(HttpResponseMessage response, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var retryAfter = ResponseFacts.RetryAfter(response, now);
        if (response.StatusCode == HttpStatusCode.TooManyRequests
            || (response.StatusCode == HttpStatusCode.ServiceUnavailable && retryAfter is not null))
        {
            return new FetchOutcome.RateLimited(retryAfter);
        }

        var status = FetchFailure.Number((int)response.StatusCode);
        if (await BotChallenge.RecogniseAsync(response, cancellationToken) is { } whose)
        {
            return new FetchOutcome.Failed(FailureCode.Challenge, [status, whose], retryAfter);
        }

        var code = response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden ? FailureCode.Forbidden
            : response.StatusCode == HttpStatusCode.NotFound ? FailureCode.NotFound
            : (int)response.StatusCode is 204 or 205 ? FailureCode.Empty
            : (int)response.StatusCode is >= 500 and <= 599 ? FailureCode.ServerError
            : FailureCode.HttpStatus;
        return new FetchOutcome.Failed(code, [status], retryAfter);
    }
}
