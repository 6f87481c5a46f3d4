using Dashboard.Storage;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Dashboard.Accounts;

/// <summary>Where the one-time link leads: makes the first administrator. Only sending the form uses the link up, so that a previewing mail program cannot.</summary>
/// <param name="texts">The room's texts.</param>
/// <param name="gate">Limits attempts.</param>
/// <param name="first">Makes the administrator.</param>
/// <param name="signIn">Sets the cookie.</param>
/// <param name="navigation">Leads on.</param>
public sealed partial class First(
    IStringLocalizer<AccountsTexts> texts, SignInGate gate, FirstAdministrator first, SignInManager<Account> signIn, NavigationManager navigation)
{
    private IReadOnlyList<string> _faults = [];
    private bool _isClosed;

    /// <summary>The link's code.</summary>
    [SupplyParameterFromQuery(Name = "code")]
    public string? Code { get; set; }

    /// <summary>Name typed.</summary>
    [SupplyParameterFromForm(FormName = "first")]
    public string? DisplayName { get; set; }

    /// <summary>Address typed.</summary>
    [SupplyParameterFromForm(FormName = "first")]
    public string? Email { get; set; }

    /// <summary>Password typed; never written back into the page.</summary>
    [SupplyParameterFromForm(FormName = "first")]
    public string? Password { get; set; }

    /// <summary>The request.</summary>
    [CascadingParameter]
    public HttpContext Context { get; set; } = null!;

    private IStringLocalizer<AccountsTexts> Texts => texts;

    /// <inheritdoc />
    protected override async Task OnInitializedAsync()
    {
        // The address is the secret: neither kept by caches nor told to where a link leads.
        Context.Response.Headers.CacheControl = "no-store";
        Context.Response.Headers["Referrer-Policy"] = "no-referrer";
        if (HttpMethods.IsGet(Context.Request.Method) && !await first.IsOpenAsync(Code, Context.RequestAborted))
        {
            Close();
        }
    }

    private async Task CreateAsync()
    {
        if (gate.Count(Context) is { } wait)
        {
            Context.RefuseAttempt(wait);
            _faults = [texts["TooManyAttempts"]];
            return;
        }

        var newcomer = new Newcomer((Email ?? "").Trim(), DisplayName ?? "", Password ?? "", Roles.Administrator);
        var outcome = await first.CreateAsync(Code, newcomer, Context.RequestAborted);
        if (outcome.Account is { } account)
        {
            await signIn.SignInAsync(account, isPersistent: false);
            navigation.NavigateTo(ReturnAddress.Home);
        }
        else if (outcome.Faults.Contains(AccountFault.Link))
        {
            Close();
        }
        else
        {
            Context.Response.StatusCode = StatusCodes.Status400BadRequest;
            _faults = [.. outcome.Faults.Select(fault => texts[$"Fault{fault}"].Value)];
        }
    }

    private void Close()
    {
        _isClosed = true;
        Context.Response.StatusCode = StatusCodes.Status410Gone;
    }
}
