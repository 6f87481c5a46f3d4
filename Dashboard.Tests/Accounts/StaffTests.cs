using System.Security.Claims;
using Dashboard.Accounts;
using Dashboard.Live;
using Dashboard.Storage;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Accounts;

public sealed class StaffTests : IAsyncLifetime
{
    private static readonly Actor Boss = new("0", "Boss");
    private AccountsHost _host = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _host = await AccountsHost.StartAsync();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Theory]
    [InlineData(Roles.Journalist, StaffHearing.None)]
    [InlineData(Roles.Moderator, StaffHearing.Cases)]
    [InlineData(Roles.Administrator, StaffHearing.Cases | StaffHearing.Sources)]
    public async Task What_one_hears_goes_by_role(string role, StaffHearing expected) =>
        Assert.Equal(expected, await HearingAsync(await PrincipalAsync(await _host.AddAsync("one@newsroom.example", role))));

    [Fact]
    public async Task Strangers_hear_nothing()
    {
        Assert.Equal(StaffHearing.None, await HearingAsync(null));
        Assert.Equal(StaffHearing.None, await HearingAsync(new ClaimsPrincipal(new ClaimsIdentity())));
        var forged = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "x"), new(ClaimTypes.Role, Roles.Administrator)], "forged");
        Assert.Equal(StaffHearing.None, await HearingAsync(new ClaimsPrincipal(forged)));
    }

    [Fact]
    public async Task A_token_hears_until_its_end_and_no_longer()
    {
        var user = await PrincipalAsync(await _host.AddAsync("one@newsroom.example", Roles.Moderator));
        user.SetExpiry(_host.Time.GetUtcNow().AddHours(1));
        _host.Time.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(StaffHearing.Cases, await HearingAsync(user));
        _host.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(StaffHearing.None, await HearingAsync(user));
    }

    [Fact]
    public async Task A_lock_and_a_new_stamp_end_hearing_within_seconds_a_rest_after_wrong_passwords_does_not()
    {
        var account = await _host.AddAsync("one@newsroom.example", Roles.Moderator);
        var user = await PrincipalAsync(account);
        Assert.Equal(StaffHearing.Cases, await HearingAsync(user));
        await ChangeAsync(account.Id, a => a.LockoutEnd = _host.Time.GetUtcNow() + AccountRules.LockoutLasts);
        Assert.Equal(StaffHearing.Cases, await HearingAsync(user));
        await ChangeAsync(account.Id, a => a.LockoutEnd = _host.Time.GetUtcNow().AddDays(1));
        Assert.Equal(StaffHearing.None, await HearingAsync(user));
        _host.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(StaffHearing.Cases, await HearingAsync(user));
        await ChangeAsync(account.Id, a => a.SecurityStamp = "another");
        Assert.Equal(StaffHearing.None, await HearingAsync(user));
    }

    [Fact]
    public async Task A_circuit_ends_with_a_lost_role_or_another_stamp()
    {
        var account = await _host.AddAsync("one@newsroom.example", Roles.Moderator);
        var user = await PrincipalAsync(account);
        await using var scope = _host.Services.CreateAsyncScope();
        var circuit = Assert.IsType<CircuitAuthentication>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        Assert.True(await circuit.IsStillAsync(user, Ct));
        await _host.Staff.SetRoleAsync(account.Id, Roles.Journalist, Boss, Ct);
        Assert.False(await circuit.IsStillAsync(user, Ct));
        var newer = await PrincipalAsync(account);
        Assert.True(await circuit.IsStillAsync(newer, Ct));
        await ChangeAsync(account.Id, a => a.SecurityStamp = "another");
        Assert.False(await circuit.IsStillAsync(newer, Ct));
    }

    [Fact]
    public async Task Role_changes_are_audited_with_before_and_after()
    {
        var account = await _host.AddAsync("one@newsroom.example", Roles.Moderator);
        await _host.Staff.SetRoleAsync(account.Id, Roles.Administrator, Boss, Ct);
        await using var db = _host.Db();
        var row = await db.Audit.OrderByDescending(a => a.Serial).FirstAsync(Ct);
        Assert.Equal(("Boss", "account.role-changed", $"account:{account.Id}"), (row.ActorName, row.Act, row.Subject));
        Assert.Equal("""{"before":["Moderator"],"after":"Administrator"}""", row.Details);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var one = await _host.AddAsync("one@newsroom.example", Roles.Administrator);
        Assert.Equal([AccountFault.LastAdministrator], (await _host.Staff.SetRoleAsync(one.Id, Roles.Journalist, Boss, Ct)).Faults);
        await _host.AddAsync("two@newsroom.example", Roles.Administrator);
        Assert.True((await _host.Staff.SetRoleAsync(one.Id, Roles.Journalist, Boss, Ct)).Succeeded);
    }

    [Fact]
    public async Task What_is_wrong_with_a_newcomer_is_said_all_at_once()
    {
        var outcome = await _host.Staff.CreateAsync(new Newcomer("x y@z", "", "short", "King"), Boss, Ct);
        Assert.Equal([AccountFault.Name, AccountFault.Email, AccountFault.Password, AccountFault.Role], outcome.Faults);
        Assert.Equal([AccountFault.Unknown], (await _host.Staff.SetRoleAsync("nobody", Roles.Journalist, Boss, Ct)).Faults);
        await _host.AddAsync("one@newsroom.example", Roles.Journalist);
        var again = await _host.Staff.CreateAsync(new Newcomer("ONE@newsroom.example", "One", AccountsHost.Password, Roles.Journalist), Boss, Ct);
        Assert.Equal([AccountFault.EmailTaken], again.Faults);
    }

    [Fact]
    public async Task An_actor_is_named_as_colleagues_know_them()
    {
        var account = await _host.AddAsync("one@newsroom.example", Roles.Journalist);
        Assert.Equal(new Actor(account.Id, account.DisplayName), Actor.Of(await PrincipalAsync(account)));
        Assert.Throws<ArgumentException>(() => Actor.Of(new ClaimsPrincipal(new ClaimsIdentity())));
    }

    private ValueTask<StaffHearing> HearingAsync(ClaimsPrincipal? user) => _host.Services.GetRequiredService<IStaffHearings>().OfAsync(user, Ct);

    private async Task<ClaimsPrincipal> PrincipalAsync(Account account)
    {
        await using var scope = _host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SignInManager<Account>>().CreateUserPrincipalAsync(account);
    }

    private async Task ChangeAsync(string id, Action<Account> change)
    {
        await using var db = _host.Db();
        change(await db.Users.SingleAsync(a => a.Id == id, Ct));
        await db.SaveChangesAsync(Ct);
        _host.Time.Advance(TimeSpan.FromSeconds(6));
    }
}
