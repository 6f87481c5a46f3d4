using System.Globalization;
using Dashboard.Shell;
using Dashboard.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace Dashboard.Accounts;

/// <summary>Sign-in for programs: ASP.NET Core Identity's bearer tokens. Nobody can register here.</summary>
internal static class AccountApi
{
    /// <summary>Most bytes of a body; a refresh token is a few kilobytes.</summary>
    public const int MaxBody = 32 * 1024;

    /// <summary>Answers <c>POST /api/account/login</c>.</summary>
    public static async Task<IResult> LoginAsync(
        HttpContext context, SignInGate gate, PasswordCheck check, SignInManager<Account> signIn, IOptionsMonitor<BearerTokenOptions> tokens,
        IStringLocalizer<AccountsTexts> texts, TimeProvider time)
    {
        if (gate.Count(context) is { } wait)
        {
            context.RetryAfter(wait);
            return Results.Problem(title: texts["TooManyAttempts"], statusCode: StatusCodes.Status429TooManyRequests);
        }

        if (await ReadAsync<LoginRequest>(context) is not { Email: { } email, Password: { } password })
        {
            return Results.Problem(title: texts["LoginMalformed"], statusCode: StatusCodes.Status400BadRequest);
        }

        var outcome = await check.AskAsync(email, password, context.RequestAborted);
        if (outcome.LockedUntil is { } until)
        {
            context.RetryAfter(until - time.GetUtcNow());
            return Results.Problem(
                title: texts["LockedUntil", until.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture)],
                statusCode: StatusCodes.Status401Unauthorized,
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["lockedUntil"] = until });
        }

        return outcome.Account is { } account
            ? await TokensAsync(account, signIn, tokens, time)
            : Results.Problem(title: texts["WrongSignIn"], statusCode: StatusCodes.Status401Unauthorized);
    }

    /// <summary>Answers <c>POST /api/account/refresh</c>.</summary>
    public static async Task<IResult> RefreshAsync(
        HttpContext context, SignInManager<Account> signIn, IOptionsMonitor<BearerTokenOptions> tokens, IStringLocalizer<AccountsTexts> texts, TimeProvider time)
    {
        if (await ReadAsync<RefreshRequest>(context) is not { RefreshToken: { Length: > 0 } token })
        {
            return Results.Problem(title: texts["RefreshMalformed"], statusCode: StatusCodes.Status400BadRequest);
        }

        var ticket = tokens.Get(IdentityConstants.BearerScheme).RefreshTokenProtector.Unprotect(token);
        return ticket?.Properties.ExpiresUtc is { } end && time.GetUtcNow() < end
            && await signIn.ValidateSecurityStampAsync(ticket.Principal) is { } account && !await signIn.UserManager.IsLockedOutAsync(account)
            ? await TokensAsync(account, signIn, tokens, time)
            : Results.Problem(title: texts["RefreshExpired"], statusCode: StatusCodes.Status401Unauthorized);
    }

    /// <summary>Answers <c>POST /account/logout</c>, a plain form from any page of ours.</summary>
    public static async Task<Results<RedirectHttpResult, ProblemHttpResult>> LogoutAsync(HttpContext context, IAntiforgery antiforgery, IStringLocalizer<AccountsTexts> texts)
    {
        if (!await antiforgery.IsRequestValidAsync(context))
        {
            return TypedResults.Problem(title: texts["FormExpired"], statusCode: StatusCodes.Status400BadRequest);
        }

        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return TypedResults.LocalRedirect("~/");
    }

    private static async Task<IResult> TokensAsync(Account account, SignInManager<Account> signIn, IOptionsMonitor<BearerTokenOptions> tokens, TimeProvider time)
    {
        var user = await signIn.CreateUserPrincipalAsync(account);
        user.SetExpiry(time.GetUtcNow() + tokens.Get(IdentityConstants.BearerScheme).BearerTokenExpiration);
        return Results.SignIn(user, authenticationScheme: IdentityConstants.BearerScheme);
    }

    // Null for anything that is not the JSON asked for; the caller says so in words.
    private static async Task<T?> ReadAsync<T>(HttpContext context)
        where T : class => (await context.Request.ReadJsonBodyAsync<T>(context.RequestAborted)).Value;
}
