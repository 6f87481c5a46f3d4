using Dashboard.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dashboard.Accounts;

/// <summary>The sign-in page; works without JavaScript.</summary>
/// <param name="texts">The room's texts.</param>
/// <param name="gate">Limits attempts.</param>
/// <param name="check">Tells who it is.</param>
/// <param name="signIn">Sets the cookie.</param>
/// <param name="navigation">Leads on.</param>
/// <param name="time">The clock.</param>
public sealed partial class Login(
    IStringLocalizer<AccountsTexts> texts, SignInGate gate, PasswordCheck check, SignInManager<Account> signIn, NavigationManager navigation, TimeProvider time)
{
    private string? _fault;

    /// <summary>Address typed.</summary>
    [SupplyParameterFromForm(FormName = "sign-in")]
    public string? Email { get; set; }

    /// <summary>Password typed; never written back into the page.</summary>
    [SupplyParameterFromForm(FormName = "sign-in")]
    public string? Password { get; set; }

    /// <summary>Where to go on to.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    public string? ReturnUrl { get; set; }

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    private IStringLocalizer<AccountsTexts> Texts => texts;

    /// <inheritdoc />
    protected override void OnInitialized() => Context.Response.Headers.CacheControl = "no-store";

    private async Task SignInAsync()
    {
        if (gate.Count(Context) is { } wait)
        {
            Context.RefuseAttempt(wait);
            _fault = texts["TooManyAttempts"];
            return;
        }

        var outcome = await check.AskAsync(Email ?? "", Password ?? "", Context.RequestAborted);
        if (outcome.Account is { } account)
        {
            await signIn.SignInAsync(account, isPersistent: false);
            navigation.NavigateTo(ReturnAddress.Local(ReturnUrl));
            return;
        }

        Context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        _fault = outcome.LockedUntil is { } until
            ? texts["LockedMinutes", Math.Max(1, (int)Math.Ceiling((until - time.GetUtcNow()).TotalMinutes))]
            : texts["WrongSignIn"];
    }
}
