using System.Net;
using Dashboard.Fetching.Robots;
using Microsoft.Extensions.Options;

namespace Dashboard.Fetching;

/// <summary>
/// Fetches what the outside offers: only from addresses that may be connected to, politely, within limits of time
/// and size, following redirects itself so that each hop is judged. Pages are fetched only where robots.txt lets us.
/// </summary>
public sealed class GuardedClient(
    GuardedHandler handler,
    HostGate gate,
    UrlRules rules,
    RobotsBook robots,
    IOptions<FetchingOptions> options,
    TimeProvider time,
    ILogger<GuardedClient> logger)
{
    /// <summary>How long a fetch whose body finds no room keeps its place from others.</summary>
    public static readonly TimeSpan Held = TimeSpan.FromSeconds(2);

    private const string FeedAccept =
        "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.5";

    private readonly FetchingOptions _options = options.Value;

    /// <summary>Fetches once. Whatever the outside does is an outcome, never an exception.</summary>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled, or <see cref="FetchRequest.OnTurn"/> gave it up.</exception>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var verdict = rules.Check(request.Url);
        if (verdict.Url is not { } start)
        {
            return FetchFailure.Of(verdict.Fault!, request.Url.IsAbsoluteUri ? request.Url.IdnHost : request.Url.OriginalString);
        }

        var trail = new RedirectTrail(start, _options.MaxRedirects, rules);
        var spent = TimeSpan.Zero;
        HostPass? pass = null;
        try
        {
            while (true)
            {
                if (request.IsPage && await RefusalAsync(trail.Current, pass, cancellationToken) is { } refusal)
                {
                    return refusal with { Duration = spent };
                }

                pass = await PassForAsync(trail.Current, pass, cancellationToken);
                request.OnTurn?.Invoke();
                var began = time.GetTimestamp();
                var outcome = await HopAsync(request, trail, _options.Timeout - spent, cancellationToken);
                spent += time.GetElapsedTime(began);
                if (outcome is FetchOutcome.Fetched && request.OnBody is { } onBody)
                {
                    await pass.KeepWhileAsync(onBody(cancellationToken).AsTask(), Held, time);
                }

                if (outcome is not null)
                {
                    return outcome with { Duration = spent };
                }
            }
        }
        finally
        {
            pass?.Dispose();
        }
    }

    /// <summary>Asks robots.txt about a page, and waits as it wants; what is asked needs a turn at the same host, so that none is held.</summary>
    private async ValueTask<FetchOutcome?> RefusalAsync(Uri page, HostPass? held, CancellationToken cancellationToken)
    {
        held?.Dispose();
        if (await robots.RefusalAsync(page, FetchAsync, cancellationToken) is { } code)
        {
            return FetchFailure.Of(code, page.IdnHost);
        }

        await robots.PaceAsync(page, cancellationToken);
        return null;
    }

    /// <summary>A redirect within a host belongs to the same visit; to go to another one is to stand in its line.</summary>
    private async ValueTask<HostPass> PassForAsync(Uri url, HostPass? held, CancellationToken cancellationToken)
    {
        if (held is { IsGiven: false } && held.Host == url.IdnHost)
        {
            return held;
        }

        held?.Dispose();
        return await gate.EnterAsync(url, cancellationToken);
    }

    /// <summary>One request and its answer within what is left of the time; null when the trail leads on.</summary>
    private async Task<FetchOutcome?> HopAsync(FetchRequest request, RedirectTrail trail, TimeSpan left, CancellationToken cancellationToken)
    {
        if (left <= TimeSpan.Zero)
        {
            return TimedOut(_options.Timeout);
        }

        using var limit = new CancellationTokenSource(left, time);
        await using var link = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), limit);
        var turn = request.OnTurn is null ? null : new FetchTurn(request.OnTurn);
        try
        {
            using var message = Compose(request, trail.Current);
            using var response = await handler.SendAsync(message, turn is null ? null : turn.Ask, limit.Token);
            return await ReadAsync(request, trail, response, limit.Token);
        }
        catch (Exception) when (turn?.Lost is not null)
        {
            turn.Lost.Throw();
            throw;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (limit.IsCancellationRequested || exception is OperationCanceledException)
        {
            // Where it is not ours, it is the stack's own limit, the one on connecting.
            return TimedOut(limit.IsCancellationRequested ? _options.Timeout : _options.ConnectTimeout);
        }
        catch (Exception exception) when (FetchFailure.From(exception, trail.Current) is { } failure)
        {
            return failure;
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "Fetching {Url} failed in a way that should not happen", trail.Current);
            return FetchFailure.Of(FailureCode.Internal, trail.Current.IdnHost);
        }
    }

    private HttpRequestMessage Compose(FetchRequest request, Uri url)
    {
        var message = new HttpRequestMessage(request.Form is null ? HttpMethod.Get : HttpMethod.Post, url)
        {
            Content = request.Form is null ? null : new FormUrlEncodedContent(request.Form),
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        message.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent ?? ProductAgent.Plain);
        message.Headers.TryAddWithoutValidation("Accept", request.Accept ?? FeedAccept);
        if (request.ETag is { } tag)
        {
            message.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        if (request.LastModified is { } modified)
        {
            message.Headers.TryAddWithoutValidation("If-Modified-Since", modified);
        }

        return message;
    }

    private async ValueTask<FetchOutcome?> ReadAsync(FetchRequest request, RedirectTrail trail, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        switch (response.StatusCode)
        {
            case >= HttpStatusCode.OK and < HttpStatusCode.Ambiguous when request.Form is not null:
                return new FetchOutcome.Accepted();
            case HttpStatusCode.OK or HttpStatusCode.NonAuthoritativeInformation:
                return await ContentAsync(request, trail, response, cancellationToken);
            case HttpStatusCode.NotModified when request.ETag is not null || request.LastModified is not null:
                return new FetchOutcome.NotModified(
                    ResponseFacts.Validator(response.Headers, "ETag"),
                    ResponseFacts.Validator(response.Content.Headers, "Last-Modified"),
                    trail.Current,
                    trail.MovedTo,
                    ResponseFacts.MaxAge(response, time.GetUtcNow()));
            case HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect:
                return Follow(request, trail, response);
            case HttpStatusCode.Moved or HttpStatusCode.Found or HttpStatusCode.SeeOther when request.Form is null:
                return Follow(request, trail, response);
            case HttpStatusCode.Gone:
                return new FetchOutcome.Gone();
            default:
                return await FetchRefusal.OfAsync(response, time.GetUtcNow(), cancellationToken);
        }
    }

    private static FetchOutcome.Failed? Follow(FetchRequest request, RedirectTrail trail, HttpResponseMessage response)
    {
        var (from, location) = (trail.Current, ResponseFacts.Raw(response.Headers, "Location"));
        return trail.Follow((int)response.StatusCode, location)
            // A form may hold a secret.
            ?? (request.Form is not null && from.Scheme == Uri.UriSchemeHttps && trail.Current.Scheme != Uri.UriSchemeHttps ? FetchFailure.Of(FailureCode.BadRedirect, trail.Current.AbsoluteUri) : null);
    }

    private async ValueTask<FetchOutcome> ContentAsync(FetchRequest request, RedirectTrail trail, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var most = Math.Min(request.MaxBodyBytes ?? long.MaxValue, _options.MaxBodyBytes);
        byte[]? body = null;
        if (request.TakesHead || response.Content.Headers.ContentLength is not { } declared || declared <= most)
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            body = await ResponseBody.ReadAsync(stream, most, request.TakesHead, cancellationToken);
            body = body is null || request.TakesHead ? body : await ResponseBody.OpenedAsync(body, most, cancellationToken);
        }

        if (body is null or [])
        {
            return body is null
                ? FetchFailure.Of(FailureCode.TooLarge, FetchFailure.Number(most))
                : FetchFailure.Of(FailureCode.Empty, FetchFailure.Number((int)response.StatusCode));
        }

        return new FetchOutcome.Fetched(
            body,
            ResponseFacts.Raw(response.Content.Headers, "Content-Type"),
            ResponseFacts.Validator(response.Headers, "ETag"),
            ResponseFacts.Validator(response.Content.Headers, "Last-Modified"),
            trail.Current,
            trail.MovedTo,
            ResponseFacts.MaxAge(response, time.GetUtcNow()))
        {
            Link = ResponseFacts.Raw(response.Headers, "Link"),
        };
    }

    private static FetchOutcome.Failed TimedOut(TimeSpan limit) =>
        FetchFailure.Of(FailureCode.Timeout, FetchFailure.Number(limit.TotalSeconds));
}
