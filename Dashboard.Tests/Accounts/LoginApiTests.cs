using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dashboard.Accounts;
using Dashboard.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Accounts;

public sealed class LoginApiTests : IAsyncLifetime
{
    private const string Somebody = "amel@newsroom.example";
    private AccountsHost _host = null!;
    private Browser _program = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _host = await AccountsHost.StartAsync();
        _program = _host.Browse();
        await _host.AddAsync(Somebody, Roles.Journalist);
    }

    public async ValueTask DisposeAsync()
    {
        _program.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task The_right_password_gives_tokens_that_open_doors()
    {
        using var response = await _program.LoginAsync(Somebody.ToUpperInvariant());
        var tokens = await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
        Assert.Equal("Bearer", tokens.GetProperty("tokenType").GetString());
        Assert.Equal(3600, tokens.GetProperty("expiresIn").GetInt64());
        using var door = await _program.GetAsync("/api/doors/desk", tokens.GetProperty("accessToken").GetString());
        Assert.Equal($"Name of {Somebody}", await door.Content.ReadAsStringAsync(Ct));
        Assert.False(_program.IsSignedIn);
    }

    [Theory]
    [InlineData(Somebody, "the wrong sentence")]
    [InlineData("nobody@newsroom.example", AccountsHost.Password)]
    [InlineData("not an address", AccountsHost.Password)]
    [InlineData(Somebody, "")]
    public async Task A_wrong_sign_in_is_401_in_the_same_words(string email, string password)
    {
        using var response = await _program.LoginAsync(email, password);
        var problem = await Answers.IsProblemAsync(response, HttpStatusCode.Unauthorized);
        Assert.Equal("E-mail address or password is wrong.", problem.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData(Somebody)]
    [InlineData("nobody@newsroom.example")]
    public async Task Five_failures_lock_an_address_whether_or_not_it_has_an_account(string email)
    {
        for (var i = 1; i < AccountRules.MaxFailures; i++)
        {
            using var wrong = await _program.LoginAsync(email, "wrong");
            Assert.False((await Answers.IsProblemAsync(wrong, HttpStatusCode.Unauthorized)).TryGetProperty("lockedUntil", out _));
        }

        foreach (var password in new[] { "wrong", AccountsHost.Password })
        {
            using var locked = await _program.LoginAsync(email, password);
            var problem = await Answers.IsProblemAsync(locked, HttpStatusCode.Unauthorized);
            var until = problem.GetProperty("lockedUntil").GetDateTimeOffset();
            Assert.InRange(until - TimeProvider.System.GetUtcNow(), TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
            Assert.InRange(locked.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(11));
        }
    }

    [Fact]
    public async Task Guesses_sent_side_by_side_are_all_counted()
    {
        await Task.WhenAll(Enumerable.Range(0, AccountRules.MaxFailures).Select(async _ => (await _program.LoginAsync(Somebody, "wrong")).Dispose()));
        using var locked = await _program.LoginAsync(Somebody);
        Assert.True((await Answers.IsProblemAsync(locked, HttpStatusCode.Unauthorized)).TryGetProperty("lockedUntil", out _));
    }

    [Theory]
    [InlineData("/api/account/login", "application/json", "{")]
    [InlineData("/api/account/login", "application/json", "")]
    [InlineData("/api/account/login", "application/json", "null")]
    [InlineData("/api/account/login", "application/json", "[]")]
    [InlineData("/api/account/login", "application/json", """{"email":1,"password":2}""")]
    [InlineData("/api/account/login", "application/json", """{"email":"amel@newsroom.example"}""")]
    [InlineData("/api/account/login", "text/plain", """{"email":"amel@newsroom.example","password":"a long enough sentence"}""")]
    [InlineData("/api/account/refresh", "application/json", "{}")]
    [InlineData("/api/account/refresh", "application/x-www-form-urlencoded", "refreshToken=a")]
    public async Task A_malformed_body_is_400_with_a_title(string path, string type, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await _program.PostAsync(path, content);
        await Answers.IsProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_huge_body_is_refused_unread()
    {
        using var content = new StringContent($$"""{"email":"{{new string('a', 100_000)}}","password":"b"}""", Encoding.UTF8, "application/json");
        using var response = await _program.PostAsync("/api/account/login", content);
        await Answers.IsProblemAsync(response, HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_refresh_token_gives_new_tokens_and_nothing_else_does()
    {
        var (access, refresh) = await _program.TokensAsync(Somebody);
        _host.Time.Advance(TimeSpan.FromHours(2));
        using (var late = await _program.GetAsync("/api/doors/desk", access))
        {
            await Answers.IsProblemAsync(late, HttpStatusCode.Unauthorized);
        }

        using var renewed = await _program.PostJsonAsync("/api/account/refresh", new RefreshRequest(refresh));
        using (var door = await _program.GetAsync("/api/doors/desk", (await Browser.TokensAsync(renewed)).Access))
        {
            Assert.Equal(HttpStatusCode.OK, door.StatusCode);
        }

        foreach (var token in new[] { access, "garbage", refresh[..^4] })
        {
            using var refused = await _program.PostJsonAsync("/api/account/refresh", new RefreshRequest(token));
            await Answers.IsProblemAsync(refused, HttpStatusCode.Unauthorized);
        }

        using var asAccess = await _program.GetAsync("/api/doors/desk", refresh);
        await Answers.IsProblemAsync(asAccess, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_changed_password_ends_tokens_and_their_renewal()
    {
        var (access, refresh) = await _program.TokensAsync(Somebody);
        await ChangePasswordAsync();
        _host.Time.Advance(TimeSpan.FromSeconds(6));
        using var door = await _program.GetAsync("/api/doors/desk", access);
        await Answers.IsProblemAsync(door, HttpStatusCode.Unauthorized);
        using var renewed = await _program.PostJsonAsync("/api/account/refresh", new RefreshRequest(refresh));
        await Answers.IsProblemAsync(renewed, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_refresh_token_ends_after_its_fortnight()
    {
        var (_, refresh) = await _program.TokensAsync(Somebody);
        _host.Time.Advance(TimeSpan.FromDays(15));
        using var renewed = await _program.PostJsonAsync("/api/account/refresh", new RefreshRequest(refresh));
        await Answers.IsProblemAsync(renewed, HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task More_than_the_allowed_attempts_a_minute_are_429_by_api_and_by_page()
    {
        await using var host = await AccountsHost.StartAsync(settings: ("Accounts:SignInsPerMinute", "2"));
        using var program = host.Browse();
        for (var i = 0; i < 2; i++)
        {
            using var wrong = await program.LoginAsync($"a{i}@newsroom.example");
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var refused = await program.LoginAsync("a@newsroom.example");
        await Answers.IsProblemAsync(refused, HttpStatusCode.TooManyRequests);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        using var page = await program.SignInAsync("a@newsroom.example");
        Assert.Equal(HttpStatusCode.TooManyRequests, page.StatusCode);
    }

    [Fact]
    public async Task Nobody_can_register()
    {
        using var response = await _program.PostJsonAsync("/api/account/register", new LoginRequest("new@newsroom.example", AccountsHost.Password));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task ChangePasswordAsync()
    {
        await using var scope = _host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = await users.FindByEmailAsync(Somebody);
        Assert.True((await users.ChangePasswordAsync(account!, AccountsHost.Password, "quite another sentence")).Succeeded);
    }
}
