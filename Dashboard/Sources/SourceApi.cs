using System.Globalization;
using System.Security.Claims;
using Dashboard.Accounts;
using Dashboard.Fetching;
using Dashboard.Sources.Reading;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Sources;

/// <summary>Sources over HTTP, for administrators.</summary>
internal static class SourceApi
{
    /// <summary>Sources of one answer at most.</summary>
    public const int MaxPage = 1000;

    private const int UsualPage = 500;
    private const int UsualRuns = 48;

    public static async Task<Results<Ok<SourceList>, ProblemHttpResult>> ListAsync(SourceSummaries summaries, CancellationToken ct, int after = 0, int limit = UsualPage)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Problem(SourceFault.Of(SourceFaultCode.Choice, "limit", limit.ToString(CultureInfo.InvariantCulture), $"1-{MaxPage}"), StatusCodes.Status400BadRequest);
        }

        // One more than asked for tells whether there is a next page.
        var sources = await summaries.ListAsync(after, limit + 1, ct);
        return TypedResults.Ok(sources.Count <= limit
            ? new SourceList(sources, null)
            : new SourceList([.. sources.Take(limit)], sources[limit - 1].Id));
    }

    public static async Task<IResult> GetAsync(int id, SourceSummaries summaries, CancellationToken ct) =>
        await summaries.FindAsync(id, ct) is { } source ? TypedResults.Ok(source) : Answer(new(null, SourceFault.Of(SourceFaultCode.Unknown)));

    public static async Task<IResult> AddAsync(HttpRequest request, ClaimsPrincipal user, SourceDesk desk, CancellationToken ct)
    {
        var (body, unreadable) = await SourceRequestReader.ReadAsync(request, ct);
        if (body is null)
        {
            return Answer(new(null, unreadable));
        }

        var result = await desk.AddAsync(body.ToDraft(), Actor.Of(user), ct);
        return result is { IsDone: true, Source: { } source }
            ? TypedResults.Created(string.Create(CultureInfo.InvariantCulture, $"/api/sources/{source.Id}"), source)
            : Answer(result);
    }

    public static async Task<IResult> ChangeAsync(
        int id, HttpRequest request, ClaimsPrincipal user, SourceDesk desk, SourceSummaries summaries, CancellationToken ct)
    {
        var (body, unreadable) = await SourceRequestReader.ReadAsync(request, ct);
        if (body is null)
        {
            return Answer(new(null, unreadable));
        }

        if (await summaries.FindAsync(id, ct) is not { } current)
        {
            return Answer(new(null, SourceFault.Of(SourceFaultCode.Unknown)));
        }

        return body.Version is { } version
            ? Answer(await desk.ChangeAsync(id, body.ToDraft(current), version, Actor.Of(user), ct))
            : Answer(new(current, SourceFault.Of(SourceFaultCode.VersionMissing)));
    }

    public static async Task<IResult> CloseAsync(int id, ClaimsPrincipal user, SourceDesk desk, CancellationToken ct, string? reason = null, int? version = null)
    {
        var result = await desk.CloseAsync(id, reason, Actor.Of(user), ct, version);
        return result.IsDone ? TypedResults.NoContent() : Answer(result);
    }

    public static async Task<IResult> PollAsync(int id, ClaimsPrincipal user, SourceDesk desk, CancellationToken ct)
    {
        var result = await desk.PollNowAsync(id, Actor.Of(user), ct);
        return result is { IsDone: true, Source: { } source } ? TypedResults.Accepted((string?)null, source) : Answer(result);
    }

    public static async Task<IResult> RunsAsync(int id, SourceRuns runs, CancellationToken ct, long? before = null, int limit = UsualRuns)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Problem(SourceFault.Of(SourceFaultCode.Choice, "limit", limit.ToString(CultureInfo.InvariantCulture), $"1-{MaxPage}"), StatusCodes.Status400BadRequest);
        }

        return await runs.ListAsync(id, before, limit, CultureInfo.CurrentUICulture, ct) is { } list
            ? TypedResults.Ok(list)
            : Answer(new(null, SourceFault.Of(SourceFaultCode.Unknown)));
    }

    public static async Task<IResult> PreviewAsync(HttpRequest request, SourceDesk desk, CancellationToken ct)
    {
        var (body, unreadable) = await SourceRequestReader.ReadAsync(request, ct);
        if (body is null)
        {
            return Answer(new(null, unreadable));
        }

        var result = await desk.PreviewAsync(body.ToDraft(), ct);
        return result.Failure is { } fault ? Problem(fault, Status(fault)) : TypedResults.Ok(result.Preview);
    }

    public static async Task<IResult> PollAllAsync(ClaimsPrincipal user, SourceDesk desk, PollWatch watch, TimeProvider time, CancellationToken ct, int wait = 0)
    {
        if (wait < 0 || wait > PollWatch.MostPatience.TotalSeconds)
        {
            var allowed = string.Create(CultureInfo.InvariantCulture, $"0-{PollWatch.MostPatience.TotalSeconds}");
            return Problem(SourceFault.Of(SourceFaultCode.Choice, "wait", wait.ToString(CultureInfo.InvariantCulture), allowed), StatusCodes.Status400BadRequest);
        }

        var since = time.GetUtcNow();
        var count = await desk.PollAllAsync(Actor.Of(user), ct);
        int? pending = wait == 0 ? null : await watch.WaitAsync(since, TimeSpan.FromSeconds(wait), ct);
        return pending == 0 ? TypedResults.Ok(new SourcePollAll(count, 0)) : TypedResults.Accepted((string?)null, new SourcePollAll(count, pending));
    }

    public static async Task<IResult> PauseAsync(int id, ClaimsPrincipal user, SourceDesk desk, CancellationToken ct) =>
        Answer(await desk.PauseAsync(id, Actor.Of(user), ct));

    public static async Task<IResult> ResumeAsync(int id, ClaimsPrincipal user, SourceDesk desk, CancellationToken ct) =>
        Answer(await desk.ResumeAsync(id, Actor.Of(user), ct));

    private static IResult Answer(SourceResult result) => result switch
    {
        { IsDone: true, Source: { } source } => TypedResults.Ok(source),
        { Fault: { } fault } => Problem(fault, Status(fault), result),
        _ => throw new InvalidOperationException("A result has a source or a fault."),
    };

    private static int Status(SourceFault fault) => fault.Code switch
    {
        SourceFaultCode.Unknown => StatusCodes.Status404NotFound,
        SourceFaultCode.ContentType => StatusCodes.Status415UnsupportedMediaType,
        SourceFaultCode.BodyTooLarge => StatusCodes.Status413PayloadTooLarge,
        SourceFaultCode.Stale or SourceFaultCode.Duplicate or SourceFaultCode.Paused or SourceFaultCode.Closed => StatusCodes.Status409Conflict,
        UrlFault.NotAUrl or UrlFault.Scheme or UrlFault.UserInfo or UrlFault.TooLong or UrlFault.RefusedAddress or SourceFaultCode.VersionMissing or SourceFaultCode.Body
            => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static ProblemHttpResult Problem(SourceFault fault, int status, SourceResult? result = null)
    {
        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = fault.Code };
        if (result?.Source is { } source)
        {
            extensions[fault.Code == SourceFaultCode.Duplicate ? "existingId" : "id"] = source.Id;
            extensions["version"] = source.Version;
        }

        if (RuleFault.FieldOf(fault) is { } field)
        {
            extensions["field"] = field;
        }

        return TypedResults.Problem(title: SourceSentences.Of(fault, CultureInfo.CurrentUICulture), statusCode: status, extensions: extensions);
    }
}
