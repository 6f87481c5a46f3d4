using System.Net;
using Dashboard.Accounts;

namespace Dashboard.Tests.Accounts;

public sealed class AccessTests : IAsyncLifetime
{
    private AccountsHost _host = null!;
    private Browser _visitor = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await AccountsHost.StartAsync();
        _visitor = _host.Browse();
        await _host.AddAsync("boss@newsroom.example", Roles.Administrator);
    }

    public async ValueTask DisposeAsync()
    {
        _visitor.Dispose();
        await _host.DisposeAsync();
    }

    [Theory]
    [InlineData("/api/doors/desk")]
    [InlineData("/hubs/door")]
    [InlineData("/quartz-api/door")]
    public async Task Programs_without_sign_in_get_401_and_no_redirect(string path)
    {
        using var response = await _visitor.GetAsync(path);
        await Answers.IsProblemAsync(response, HttpStatusCode.Unauthorized);
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task A_page_sends_to_sign_in_and_back()
    {
        using var response = await _visitor.GetAsync("/doors/desk?tab=2");
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/account/login?returnUrl=%2Fdoors%2Fdesk%3Ftab%3D2", response.Headers.Location!.PathAndQuery);
        using var signedIn = await _visitor.SignInAsync("boss@newsroom.example", path: response.Headers.Location.PathAndQuery);
        Assert.EndsWith("/doors/desk?tab=2", signedIn.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Roles.Journalist, "desk")]
    [InlineData(Roles.Moderator, "desk moderation")]
    [InlineData(Roles.Administrator, "desk moderation administration")]
    public async Task Each_role_opens_its_doors_and_no_others(string role, string open)
    {
        await _host.AddAsync("one@newsroom.example", role);
        var (access, _) = await _visitor.TokensAsync("one@newsroom.example");
        foreach (var door in new[] { "desk", "moderation", "administration" })
        {
            using var response = await _visitor.GetAsync($"/api/doors/{door}", access);
            if (open.Split(' ').Contains(door))
            {
                Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            }
            else
            {
                await Answers.IsProblemAsync(response, HttpStatusCode.Forbidden);
            }
        }
    }

    [Fact]
    public async Task A_cookie_without_the_role_gets_403_on_the_api_and_a_page_in_words_elsewhere()
    {
        await _host.AddAsync("one@newsroom.example", Roles.Journalist);
        (await _visitor.SignInAsync("one@newsroom.example")).Dispose();
        using var api = await _visitor.GetAsync("/api/doors/administration");
        await Answers.IsProblemAsync(api, HttpStatusCode.Forbidden);
        using var thrown = await _visitor.GetAsync("/api/doors/forbid");
        await Answers.IsProblemAsync(thrown, HttpStatusCode.Forbidden);
        using var page = await _visitor.GetAsync("/doors/administration");
        Assert.StartsWith("/account/denied", page.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        using var denied = await _visitor.GetAsync(page.Headers.Location.PathAndQuery);
        Assert.Equal(HttpStatusCode.Forbidden, denied.StatusCode);
    }

    [Fact]
    public async Task A_lost_role_closes_the_door_to_a_token_at_once_and_to_a_cookie_within_half_a_minute()
    {
        var account = await _host.AddAsync("one@newsroom.example", Roles.Moderator);
        var (access, _) = await _visitor.TokensAsync("one@newsroom.example");
        (await _visitor.SignInAsync("one@newsroom.example")).Dispose();
        Assert.True((await _host.Staff.SetRoleAsync(account.Id, Roles.Journalist, Actor.System, Ct)).Succeeded);

        using var token = await _visitor.GetAsync("/api/doors/moderation", access);
        await Answers.IsProblemAsync(token, HttpStatusCode.Forbidden);
        _host.Time.Advance(TimeSpan.FromSeconds(31));
        using var cookie = await _visitor.GetAsync("/api/doors/moderation");
        await Answers.IsProblemAsync(cookie, HttpStatusCode.Forbidden);
        using var still = await _visitor.GetAsync("/api/doors/desk");
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_deleted_account_is_signed_out_within_half_a_minute()
    {
        var account = await _host.AddAsync("one@newsroom.example", Roles.Journalist);
        var (access, _) = await _visitor.TokensAsync("one@newsroom.example");
        (await _visitor.SignInAsync("one@newsroom.example")).Dispose();
        await using (var db = _host.Db())
        {
            db.Users.Remove(db.Users.Single(a => a.Id == account.Id));
            await db.SaveChangesAsync(Ct);
        }

        _host.Time.Advance(TimeSpan.FromSeconds(31));
        foreach (var bearer in new[] { access, null })
        {
            using var door = await _visitor.GetAsync("/api/doors/desk", bearer);
            await Answers.IsProblemAsync(door, HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_header_counts_before_a_cookie_even_when_its_token_is_worthless()
    {
        (await _visitor.SignInAsync("boss@newsroom.example")).Dispose();
        using var response = await _visitor.GetAsync("/api/doors/desk", "worthless");
        await Answers.IsProblemAsync(response, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_in_the_address_counts_on_hubs_and_nowhere_else()
    {
        var (access, _) = await _visitor.TokensAsync("boss@newsroom.example");
        using var hub = await _visitor.GetAsync($"/hubs/door?access_token={access}");
        Assert.Equal(HttpStatusCode.OK, hub.StatusCode);
        using var api = await _visitor.GetAsync($"/api/doors/desk?access_token={access}");
        await Answers.IsProblemAsync(api, HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("null", null)]
    [InlineData(null, null)]
    [InlineData("SELF", "cross-site")]
    [InlineData("SELF", "same-site")]
    public async Task A_cookie_is_not_accepted_from_a_page_of_another_site(string? origin, string? site)
    {
        (await _visitor.SignInAsync("boss@newsroom.example")).Dispose();
        using var response = await _visitor.SendAsync(HttpMethod.Post, "/api/doors/desk", null, Headers(origin, site));
        await Answers.IsProblemAsync(response, HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("SELF", null)]
    [InlineData(null, "same-origin")]
    [InlineData("SELF", "same-origin")]
    public async Task A_cookie_is_accepted_from_a_page_of_ours(string? origin, string? site)
    {
        (await _visitor.SignInAsync("boss@newsroom.example")).Dispose();
        using var response = await _visitor.SendAsync(HttpMethod.Post, "/api/doors/desk", null, Headers(origin, site));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_token_is_accepted_from_anywhere_beside_a_cookie_too()
    {
        var (access, _) = await _visitor.TokensAsync("boss@newsroom.example");
        (await _visitor.SignInAsync("boss@newsroom.example")).Dispose();
        using var response = await _visitor.SendAsync(HttpMethod.Post, "/api/doors/desk", access, ("Origin", "https://evil.example"));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private (string Name, string Value)[] Headers(string? origin, string? site) =>
    [
        .. origin is null ? [] : new[] { ("Origin", origin == "SELF" ? _host.Address.GetLeftPart(UriPartial.Authority) : origin) },
        .. site is null ? [] : new[] { ("Sec-Fetch-Site", site) },
    ];
}
