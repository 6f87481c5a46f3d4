using Dashboard.Accounts.Reading;
using Dashboard.Live;
using Dashboard.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Dashboard.Accounts;

/// <summary>Registers and maps sign-in, roles, the first administrator and the audit log.</summary>
public static class AccountsSetup
{
    private static readonly TimeSpan StampLasts = TimeSpan.FromSeconds(30);

    /// <summary>Adds accounts. Needs storage.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configuration">The whole configuration, to see where a password comes from.</param>
    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<AccountsOptions>().BindConfiguration("Accounts").ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<AdminOptions>().BindConfiguration("Admin").ValidateDataAnnotations()
            .Validate(_ => !AdminOptions.IsPasswordOnCommandLine(configuration), AdminOptions.CommandLineFault).ValidateOnStart();
        services.AddLocalization();
        services.AddIdentity();
        services.AddSingleton<AuditLog>();
        services.AddSingleton<AuditChain>();
        services.AddSingleton<AuditReader>();
        services.AddSingleton<StaffStandings>();
        services.AddSingleton<StaffAccounts>();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton<SignInGate>();
        services.AddSingleton<UnknownAddresses>();
        services.AddSingleton<PasswordCheck>();
        services.AddScoped<AccountWriter>();
        services.AddSingleton<IStaffHearings, StaffHearings>();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddCascadingAuthenticationState();
        return services;
    }

    /// <summary>Says who a request comes from and whether it may pass; checks forms, whose tokens are bound to who. Before every endpoint, after forwarded headers and the reader's language.</summary>
    /// <param name="app">The application.</param>
    public static IApplicationBuilder UseAccounts(this IApplicationBuilder app) =>
        app.UseAuthentication().UseSameOriginForCookies().UseAuthorization().UseAntiforgery();

    /// <summary>Maps sign-in for programs, the audit log and the sign-out form; the pages are found by the router.</summary>
    /// <param name="app">The application.</param>
    public static WebApplication MapAccounts(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        // No Accepts: routing would answer another content type with an empty 415, where ours says in words what to send.
        var small = new RequestSizeLimitAttribute(AccountApi.MaxBody);
        app.MapPost("/api/account/login", AccountApi.LoginAsync).WithSummary("Signs in for a bearer token").AllowAnonymous().WithMetadata(small).WithTags("account")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(429);
        app.MapPost("/api/account/refresh", AccountApi.RefreshAsync).WithSummary("A new bearer token for a refresh token").AllowAnonymous().WithMetadata(small).WithTags("account")
            .ProducesProblem(400).ProducesProblem(401);
        app.MapGet("/api/audit", AuditApi.ListAsync).WithSummary("Who did what, newest first").RequireAuthorization(Policies.Administration).WithTags("audit")
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(403);
        app.MapPost("/account/logout", AccountApi.LogoutAsync).AllowAnonymous().WithMetadata(small).ExcludeFromDescription();
        return app;
    }

    private static void AddIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(AccountRules.Configure)
            .AddRoles<IdentityRole>()
            .AddEntityFrameworkStores<NewsroomDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountPrincipalFactory>();
        services.AddAuthentication(SessionScheme.Name)
            .AddPolicyScheme(SessionScheme.Name, displayName: null, SessionScheme.Forward)
            .AddBearerToken(IdentityConstants.BearerScheme, SessionScheme.Bearer)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie?.Configure(SessionScheme.Configure));
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = StampLasts);
        services.AddSingleton<IClaimsTransformation, BearerStanding>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessAnswers>();
        services.AddAuthorization(Policies.Configure);
    }
}
