using Dashboard.Fetching;
using Dashboard.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Dashboard.Tests.Ingest;

public sealed class PreviewTests
{
    private const int Patience = 60_000;

    [Fact(Timeout = Patience)]
    public async Task A_preview_shows_what_would_be_kept_and_keeps_nothing()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        host.Agency.Release("Un <b>titre</b>", "<p>Le <b>chapeau</b><script>x</script></p>");
        var preview = (await host.Desk.PreviewAsync(new SourceDraft(host.Agency.Address), ct)).Preview!;
        Assert.Equal((1, 0, host.Agency.Address), (preview.Entries, preview.Skipped, preview.FinalUrl));
        var item = Assert.Single(preview.Items);
        Assert.Equal("Le chapeau", item.Lead);
        await using var db = host.Db();
        Assert.False(await db.Headlines.AnyAsync(ct) || await db.Sources.AnyAsync(s => s.Address == host.Agency.Address, ct));
    }

    [Fact(Timeout = Patience)]
    public async Task A_refused_address_is_said_without_a_connection_whether_it_is_given_or_led_to()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        foreach (var address in new[] { "http://2130706433/", "http://0177.0.0.1/", "http://0x7f.1/", "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://[2002:7f00:1::]/", "http://localhost./", "http://169.254.169.254/" })
        {
            Assert.Equal(UrlFault.RefusedAddress, (await host.Desk.PreviewAsync(new SourceDraft(address), ct)).Failure?.Code);
        }

        host.Agency.Instead = context =>
        {
            context.Response.Redirect("http://169.254.169.254/latest/meta-data");
            return Task.CompletedTask;
        };
        Assert.Equal(FailureCode.RefusedAddress, (await host.Desk.PreviewAsync(new SourceDraft(host.Agency.Address), ct)).Failure?.Code);
    }

    [Fact(Timeout = Patience)]
    public async Task What_is_no_feed_is_said()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var host = await IngestHost.StartAsync(ct);
        host.Agency.Instead = context => context.Response.WriteAsync("<!DOCTYPE html><html><head><title>Connexion</title></head><body><form></form></body></html>", ct);
        Assert.Equal("html-page", (await host.Desk.PreviewAsync(new SourceDraft(host.Agency.Address), ct)).Failure?.Code);
    }
}
