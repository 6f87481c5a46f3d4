using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;

namespace Dashboard.Accounts;

/// <summary>Answers who is not let in: programs by a problem (RFC 9457), people by a redirect to sign-in.</summary>
public sealed class AccessAnswers : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _pages = new();

    /// <inheritdoc />
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(authorizeResult);
        if (authorizeResult.Succeeded || !SessionScheme.IsForPrograms(context.Request))
        {
            return _pages.HandleAsync(next, context, policy, authorizeResult);
        }

        // A valid token of an account that is gone or locked is refused as forbidden, but there is nobody behind it to forbid.
        return authorizeResult.Challenged || context.User.Identity is not { IsAuthenticated: true } ? ChallengeAsync(context) : ForbidAsync(context);
    }

    internal static Task ChallengeAsync(HttpContext context)
    {
        // RFC 9110 §11.6.1: a 401 names the way in.
        context.Response.Headers[HeaderNames.WWWAuthenticate] = "Bearer";
        return ProblemAsync(context, StatusCodes.Status401Unauthorized, "SignInFirst");
    }

    internal static Task ForbidAsync(HttpContext context) => ProblemAsync(context, StatusCodes.Status403Forbidden, "RoleMissing");

    internal static Task ProblemAsync(HttpContext context, int status, string text) =>
        Results.Problem(title: context.RequestServices.GetRequiredService<IStringLocalizer<AccountsTexts>>()[text], statusCode: status).ExecuteAsync(context);
}
