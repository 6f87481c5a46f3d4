using System.Security.Claims;
using Dashboard.Moderation.Cases;
using Dashboard.Moderation.Cases.Reading;
using Dashboard.Moderation.Cases.Views;
using Dashboard.Storage;
using Microsoft.Extensions.Localization;

namespace Dashboard.Moderation.Api;

/// <summary>The moderators' side of the API: the desk's acts, by its rules.</summary>
internal static class ModerationApi
{
    /// <summary>Answers <c>GET /api/moderation/cases</c>.</summary>
    public static async Task<IResult> ListAsync(
        string? state, string? lane, string? q, string? after, int? limit, ClaimsPrincipal user, CaseDesk desk, CaseReader reader, IStringLocalizer<ModerationTexts> texts, CancellationToken ct)
    {
        CaseState? asked = CaseState.Open;
        if (state is not null && !TryState(state, out asked))
        {
            return texts.Problem(ModerationFault.Of(ModerationFaultCode.State, state));
        }

        var which = lane switch { "illegal" => CaseLane.Illegal, "ordinary" => CaseLane.Ordinary, _ => CaseLane.All };
        var page = await desk.ListAsync(new(asked, which, q, after, limit ?? 50), user, ct);
        return page.Value is { } list
            ? TypedResults.Ok(new CaseSummaryList(await reader.SummariesAsync([.. list.Items.Select(i => i.Id)], ct), list.Next))
            : texts.Problem(page.Fault!);
    }

    /// <summary>Answers <c>GET /api/moderation/cases/{id}</c>.</summary>
    public static async Task<IResult> FindAsync(long id, ClaimsPrincipal user, CaseDesk desk, IStringLocalizer<ModerationTexts> texts, CancellationToken ct)
    {
        var found = await desk.FindAsync(id, user, ct);
        return found.Value is { } detail ? TypedResults.Ok(CaseDocument.Of(detail)) : texts.Problem(found.Fault!);
    }

    /// <summary>Answers <c>POST …/{id}/claim</c>.</summary>
    public static async Task<IResult> ClaimAsync(long id, ClaimsPrincipal user, CaseDesk desk, CaseReader reader, IStringLocalizer<ModerationTexts> texts, CancellationToken ct) =>
        await AnswerAsync(await desk.ClaimAsync(id, user, ct), reader, texts, ct);

    /// <summary>Answers <c>POST …/{id}/release</c>.</summary>
    public static async Task<IResult> ReleaseAsync(long id, ClaimsPrincipal user, CaseDesk desk, CaseReader reader, IStringLocalizer<ModerationTexts> texts, CancellationToken ct) =>
        await AnswerAsync(await desk.ReleaseAsync(id, user, ct), reader, texts, ct);

    /// <summary>Answers <c>POST …/{id}/decide</c>.</summary>
    public static async Task<IResult> DecideAsync(
        long id, HttpRequest request, ClaimsPrincipal user, CaseDesk desk, CaseReader reader, IStringLocalizer<ModerationTexts> texts, CancellationToken ct)
    {
        var (body, unreadable) = await BodyReader.JsonAsync<DecideRequest>(request, ct);
        if (body is null)
        {
            return texts.Problem(unreadable!);
        }

        CaseVerdict? verdict = body.Verdict switch { "block" => CaseVerdict.Block, "restore" => CaseVerdict.Restore, _ => null };
        return verdict is not { } said ? texts.Problem(ModerationFault.Of(ModerationFaultCode.Verdict, body.Verdict ?? ""))
            : body.Version is null ? texts.Problem(ModerationFault.Of(ModerationFaultCode.Body, "$.version"))
            : await AnswerAsync(await desk.DecideAsync(new(id, said, body.Version, body.Note) { Confirmed = body.Confirmed ?? [] }, user, ct), reader, texts, ct);
    }

    /// <summary>Answers <c>POST …/{id}/undo</c>.</summary>
    public static async Task<IResult> UndoAsync(long id, ClaimsPrincipal user, CaseDesk desk, CaseReader reader, IStringLocalizer<ModerationTexts> texts, CancellationToken ct) =>
        await AnswerAsync(await desk.UndoAsync(id, user, ct), reader, texts, ct);

    /// <summary>Answers <c>POST …/{id}/note</c>.</summary>
    public static async Task<IResult> NoteAsync(
        long id, HttpRequest request, ClaimsPrincipal user, CaseDesk desk, CaseReader reader, IStringLocalizer<ModerationTexts> texts, CancellationToken ct)
    {
        var (body, unreadable) = await BodyReader.JsonAsync<NoteRequest>(request, ct);
        return body is null ? texts.Problem(unreadable!) : await AnswerAsync(await desk.NoteAsync(id, body.Note, user, ct), reader, texts, ct);
    }

    private static bool TryState(string name, out CaseState? state)
    {
        state = name switch { "open" => CaseState.Open, "blocked" => CaseState.Blocked, "restored" => CaseState.Restored, _ => null };
        return state is not null;
    }

    private static async Task<IResult> AnswerAsync(ModerationOutcome<CaseItem> outcome, CaseReader reader, IStringLocalizer<ModerationTexts> texts, CancellationToken ct) =>
        outcome.Value is { } item ? TypedResults.Ok((await reader.SummariesAsync([item.Id], ct))[0]) : texts.Problem(outcome.Fault!);
}
