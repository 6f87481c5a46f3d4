using System.Globalization;
using System.Net;
using Dashboard.Ingest.WebSub;
using Dashboard.Sources;
using Dashboard.Storage;
using Dashboard.Tests.Support;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Ingest.WebSub;

/// <summary>Hubs' secrets as they lie in the database: sealed, from before there were seals, and sealed with a key that is lost.</summary>
public sealed class SecretTests
{
    private const int Patience = 60_000;

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task What_the_database_holds_is_not_what_the_hub_signs_with(string database)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken, database);
        await host.SubscribeAsync();
        var (stored, agreed) = ((await host.RowAsync()).Secret!, host.Hub.Last["hub.secret"]);
        Assert.DoesNotContain(agreed, stored, StringComparison.Ordinal);
        Assert.Equal(agreed, host.Ingest.Services.GetRequiredService<HubSecrets>().Open(stored));
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_secret_from_before_there_were_seals_works_and_is_sealed_when_its_lease_is_renewed(string database)
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken, database);
        await host.ProveAsync();
        var agreed = host.Hub.Last["hub.secret"];
        await host.AgeAsync(w => w.Secret = agreed);
        await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release("Signé comme avant")));
        Assert.Contains("Signé comme avant", await host.TitlesAsync());

        var before = await host.RowAsync();
        await host.AgeAsync(w => (w.LeaseUntil, w.NextAt) = (w.LeaseUntil!.Value.AddDays(-9), DateTimeOffset.UnixEpoch));
        await host.RoundAsync();
        await host.BecomesAsync(w => w.LeaseUntil >= before.LeaseUntil);
        var after = await host.RowAsync();
        Assert.Equal((agreed, before.ProvenAt), (host.Hub.Last["hub.secret"], after.ProvenAt));
        Assert.DoesNotContain(agreed, after.Secret!, StringComparison.Ordinal);
        await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release("Signé comme toujours")));
        Assert.Contains("Signé comme toujours", await host.TitlesAsync());
    }

    [Theory(Timeout = Patience)]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_push_whose_secret_cannot_be_opened_makes_us_poll_and_ask_the_hub_anew_with_another(string database)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await HubHost.StartAsync(ct, database);
        var id = await host.ProveAsync();
        var agreed = host.Hub.Last["hub.secret"];
        await host.AgeAsync(w => w.Secret = SealedElsewhere(agreed));

        Assert.Equal(HttpStatusCode.Accepted, await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release("Trouvé par la relève"))));
        await Until.HoldsAsync(async () => (await host.TitlesAsync()).Contains("Trouvé par la relève", StringComparer.Ordinal), ct);
        var lost = await host.RowAsync();
        Assert.Equal((WebSubState.Asked, SubscriptionDesk.SecretLost, null), (lost.State, lost.FailureCode, lost.ProvenAt));
        Assert.Null((await host.Ingest.RowAsync(id)).PushedUntil);
        await using (var db = host.Ingest.Db())
        {
            var push = (await SourcePushes.FindAsync(db, [id], CultureInfo.GetCultureInfo("fr"), ct))[id];
            Assert.Equal(("asked", true), (push.State, push.Text?.StartsWith("La clé qui scellait", StringComparison.Ordinal)));
        }

        await host.RoundAsync();
        await host.BecomesAsync(w => w.State == WebSubState.Active);
        Assert.NotEqual(agreed, host.Hub.Last["hub.secret"]);
        Assert.Single(host.Hub.Requests.Select(r => r["hub.callback"]).Distinct(StringComparer.Ordinal));
        await host.Hub.PushAsync(host.Agency.Part(host.Agency.Release("Signé à neuf")));
        Assert.Contains("Signé à neuf", await host.TitlesAsync());
        Assert.Null((await host.RowAsync()).FailureCode);
        Assert.NotNull((await host.Ingest.RowAsync(id)).PushedUntil);
    }

    [Fact(Timeout = Patience)]
    public async Task A_renewal_whose_secret_cannot_be_opened_asks_with_another_one()
    {
        await using var host = await HubHost.StartAsync(TestContext.Current.CancellationToken);
        var id = await host.ProveAsync();
        var agreed = host.Hub.Last["hub.secret"];
        await host.AgeAsync(w => (w.Secret, w.NextAt) = (SealedElsewhere(agreed), DateTimeOffset.UnixEpoch));
        await host.RoundAsync();
        Assert.Equal((WebSubState.Asked, null), ((await host.RowAsync()).State, (await host.Ingest.RowAsync(id)).PushedUntil));
        Assert.Single(host.Hub.Requests);
        await host.RoundAsync();
        await host.BecomesAsync(w => w.State == WebSubState.Active);
        Assert.NotEqual(agreed, host.Hub.Last["hub.secret"]);
    }

    private static string SealedElsewhere(string secret) => new HubSecrets(new EphemeralDataProtectionProvider()).Sealed(secret);
}
