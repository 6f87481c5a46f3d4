using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace Dashboard.Accounts.Reading;

/// <summary>The audit log over HTTP, for administrators.</summary>
internal static class AuditApi
{
    /// <summary>Acts of one answer at most.</summary>
    public const int MaxLimit = 500;

    private const int UsualLimit = 48;

    /// <summary>Answers <c>GET /api/audit</c>.</summary>
    public static async Task<Results<Ok<AuditList>, ProblemHttpResult>> ListAsync(
        AuditReader reader, IStringLocalizer<AccountsTexts> texts, CancellationToken ct, long? before = null, int limit = UsualLimit) =>
        limit is < 1 or > MaxLimit
            ? TypedResults.Problem(title: texts["LimitOutOfRange", MaxLimit], statusCode: StatusCodes.Status400BadRequest)
            : TypedResults.Ok(await reader.ListAsync(before, limit, ct));
}
