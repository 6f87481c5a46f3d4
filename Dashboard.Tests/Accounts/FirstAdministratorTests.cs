using System.Net;
using Dashboard.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Accounts;

public sealed class FirstAdministratorTests
{
    private static readonly Uri Public = new("https://news.example/room/");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_link_makes_an_administrator_who_is_signed_in_and_audited()
    {
        await using var host = await AccountsHost.StartAsync();
        using var visitor = host.Browse();
        var link = await PrepareAsync(host);
        using var response = await visitor.SubmitAsync(link.Query.Insert(0, "/account/first"), Form("first@newsroom.example"));
        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        using var door = await visitor.GetAsync("/api/doors/administration");
        Assert.Equal(HttpStatusCode.OK, door.StatusCode);
        await using var db = host.Db();
        var row = await db.Audit.SingleAsync(Ct);
        Assert.Equal(("account.first-administrator", "Amel"), (row.Act, row.ActorName));
        Assert.DoesNotContain(AccountsHost.Password, row.Details!, StringComparison.Ordinal);
        Assert.Empty(await db.FirstAdminLinks.ToListAsync(Ct));
        Assert.Null(await First(host).PrepareAsync(Ct));
    }

    [Fact]
    public async Task The_link_is_absolute_secret_and_stored_only_as_a_hash()
    {
        await using var host = await AccountsHost.StartAsync();
        var link = await PrepareAsync(host);
        Assert.StartsWith("https://news.example/room/account/first?code=", link.AbsoluteUri, StringComparison.Ordinal);
        var code = link.Query["?code=".Length..];
        Assert.Equal(43, code.Length);
        await using var db = host.Db();
        Assert.Equal(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.ASCII.GetBytes(code)), (await db.FirstAdminLinks.SingleAsync(Ct)).Hash);
    }

    [Fact]
    public async Task Looking_at_the_page_does_not_use_the_link_up()
    {
        await using var host = await AccountsHost.StartAsync();
        using var visitor = host.Browse();
        var path = (await PrepareAsync(host)).Query.Insert(0, "/account/first");
        for (var i = 0; i < 3; i++)
        {
            using var look = await visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, look.StatusCode);
            Assert.Equal("no-referrer", look.Headers.GetValues("Referrer-Policy").Single());
        }
    }

    [Fact]
    public async Task The_link_ends_after_an_hour()
    {
        await using var host = await AccountsHost.StartAsync();
        using var visitor = host.Browse();
        var path = (await PrepareAsync(host)).Query.Insert(0, "/account/first");
        host.Time.Advance(TimeSpan.FromMinutes(59));
        using var page = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        host.Time.Advance(TimeSpan.FromMinutes(1));
        using var late = await visitor.SubmitPageAsync(await page.Content.ReadAsStringAsync(Ct), path, Form("first@newsroom.example"));
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
        using var look = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Gone, look.StatusCode);
        Assert.Equal(0, await CountAsync(host));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?code=")]
    [InlineData("?code=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_link_is_gone(string query)
    {
        await using var host = await AccountsHost.StartAsync();
        await PrepareAsync(host);
        using var visitor = host.Browse();
        using var response = await visitor.GetAsync($"/account/first{query}");
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_and_leaves_the_link_as_it_was()
    {
        await using var host = await AccountsHost.StartAsync();
        using var visitor = host.Browse();
        var path = (await PrepareAsync(host)).Query.Insert(0, "/account/first");
        using var wrong = await visitor.SubmitAsync(path, ("DisplayName", " "), ("Email", "nonsense"), ("Password", "short"));
        var page = await wrong.Content.ReadAsStringAsync(Ct);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        Assert.All(
            new[] { "1 to 200 characters", "not an e-mail address", "10 to 256 characters" }, sentence => Assert.Contains(sentence, page, StringComparison.Ordinal));
        using var right = await visitor.SubmitPageAsync(page, path, Form("first@newsroom.example"));
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Twenty_at_once_on_two_nodes_make_one_administrator(string database)
    {
        await using var one = await AccountsHost.StartAsync(database);
        await using var two = await AccountsHost.StartAsync(database, beside: one);
        var links = new[] { await PrepareAsync(one), await PrepareAsync(two) };
        var visitors = Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? one : two).Browse()).ToList();
        string PathOf(int visitor) => links[visitor / 2 % 2].Query.Insert(0, "/account/first");
        var pages = await Task.WhenAll(visitors.Select(async (visitor, i) =>
        {
            using var page = await visitor.GetAsync(PathOf(i));
            return await page.Content.ReadAsStringAsync(Ct);
        }));
        var answers = await Task.WhenAll(visitors.Select(async (visitor, i) =>
        {
            using var response = await visitor.SubmitPageAsync(pages[i], PathOf(i), Form($"first{i}@newsroom.example"));
            return response.StatusCode;
        }));
        visitors.ForEach(visitor => visitor.Dispose());
        Assert.Equal(1, answers.Count(a => a == HttpStatusCode.Found));
        Assert.Equal(19, answers.Count(a => a == HttpStatusCode.Gone));
        Assert.Equal(1, await CountAsync(one));
        Assert.Equal(new AuditVerdict(1, null), await one.Services.GetRequiredService<AuditChain>().VerifyAsync(Ct));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Two_nodes_that_start_at_once_make_the_configured_administrator_once(string database)
    {
        (string, string)[] settings = [("Admin:Email", "boss@newsroom.example"), ("Admin:Password", AccountsHost.Password)];
        await using var one = await AccountsHost.StartAsync(database, settings: settings);
        await using var two = await AccountsHost.StartAsync(database, one, settings);
        var links = await Task.WhenAll(new[] { one, two, one, two }.Select(host => First(host).PrepareAsync(Ct)));
        Assert.All(links, Assert.Null);
        Assert.Equal(1, await CountAsync(one));
        using var program = two.Browse();
        var (access, _) = await program.TokensAsync("boss@newsroom.example");
        using var door = await program.GetAsync("/api/doors/administration", access);
        Assert.Equal(HttpStatusCode.OK, door.StatusCode);
    }

    [Fact]
    public async Task With_somebody_there_neither_link_nor_configured_administrator_is_made()
    {
        await using var host = await AccountsHost.StartAsync(settings: [("Admin:Email", "boss@newsroom.example"), ("Admin:Password", AccountsHost.Password)]);
        await host.AddAsync("amel@newsroom.example", Roles.Journalist);
        Assert.Null(await First(host).PrepareAsync(Ct));
        Assert.Equal(1, await CountAsync(host));
    }

    private static FirstAdministrator First(AccountsHost host) => host.Services.GetRequiredService<FirstAdministrator>();

    private static async Task<Uri> PrepareAsync(AccountsHost host) =>
        FirstAdministrator.Absolute(Public, await First(host).PrepareAsync(Ct) ?? throw new InvalidOperationException("There was no link."));

    private static async Task<int> CountAsync(AccountsHost host)
    {
        await using var db = host.Db();
        return await db.Users.CountAsync(Ct);
    }

    private static (string Name, string Value)[] Form(string email) => [("DisplayName", " Amel "), ("Email", email), ("Password", AccountsHost.Password)];
}
