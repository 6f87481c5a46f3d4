using Dashboard.Sources.Opml;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Dashboard.Tests.Sources;

public sealed class ImportTests
{
    private const string Document = """
        <opml version="2.0"><body>
          <outline text="Économie">
            <outline text="Un" xmlUrl="https://a.example/feed" language="fr" htmlUrl="javascript:alert(1)"/>
            <outline text="Encore un" xmlUrl="HTTPS://A.example:443/feed"/>
          </outline>
          <outline text="Privé" xmlUrl="http://10.0.0.1/feed"/>
          <outline text="Deux" xmlUrl="https://b.example/feed" language="no language at all"/>
        </body></opml>
        """;

    [Fact]
    public async Task The_command_says_what_became_of_each_source_and_changes_nothing_the_second_time()
    {
        await using var host = await SourcesHost.StartAsync();
        using var file = new TempFile(Document);

        var (code, said, error) = await ImportAsync(host, file.Path);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("added          https://a.example/feed  Un", said, StringComparison.Ordinal);
        Assert.Contains("already there  https://a.example/feed  Un", said, StringComparison.Ordinal);
        Assert.Contains("rejected       http://10.0.0.1/feed  10.0.0.1 is a private or local address.", said, StringComparison.Ordinal);
        Assert.Contains("2 added, 1 already there, 1 rejected", said, StringComparison.Ordinal);

        Assert.Contains("0 added, 3 already there, 1 rejected", (await ImportAsync(host, file.Path)).Said, StringComparison.Ordinal);
        await using var db = host.Db();
        var rows = await db.Sources.OrderBy(s => s.Id).Select(s => new { s.Name, s.Section, s.Language, s.Site }).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([new { Name = "Un", Section = (string?)"economie", Language = (string?)"fr", Site = (string?)null }, new { Name = "Deux", Section = (string?)null, Language = (string?)null, Site = (string?)null }], rows);
    }

    [Fact]
    public async Task A_list_that_holds_a_closed_source_does_not_open_it_again()
    {
        await using var host = await SourcesHost.StartAsync();
        using var file = new TempFile(Document);
        await ImportAsync(host, file.Path);
        await host.Desk.CloseAsync(1, "Plus de contrat", SourcesHost.Somebody, TestContext.Current.CancellationToken);
        Assert.Contains("0 added, 3 already there, 1 rejected", (await ImportAsync(host, file.Path)).Said, StringComparison.Ordinal);
        await using var db = host.Db();
        Assert.Equal(Dashboard.Storage.SourceState.Gone, (await db.Sources.SingleAsync(s => s.Id == 1, TestContext.Current.CancellationToken)).State);
    }

    [Theory]
    [InlineData("<opml><body>")]
    [InlineData("not xml")]
    public async Task An_unreadable_file_exits_with_one_and_a_sentence(string text)
    {
        await using var host = await SourcesHost.StartAsync();
        using var file = new TempFile(text);

        var (code, said, error) = await ImportAsync(host, file.Path);

        Assert.Equal((1, ""), (code, said));
        Assert.Contains("not an OPML document", error, StringComparison.Ordinal);
        Assert.Equal(1, (await ImportAsync(host, file.Path + ".absent")).Code);
    }

    [Fact]
    public async Task An_export_read_back_by_another_newsroom_gives_the_same_sources()
    {
        await using var host = await SourcesHost.StartAsync();
        await using var other = await SourcesHost.StartAsync();
        using var file = new TempFile(Document);
        await ImportAsync(host, file.Path);

        using var written = new StringWriter();
        Assert.Equal(0, await ExportCommand.RunAsync(host.Services, file.Path, written, TextWriter.Null, TestContext.Current.CancellationToken));
        Assert.Contains("2 added, 0 already there, 0 rejected", (await ImportAsync(other, file.Path)).Said, StringComparison.Ordinal);

        Assert.Equal(await RowsAsync(host), await RowsAsync(other));
        Assert.Equal(1, await ExportCommand.RunAsync(host.Services, file.Path + "/nowhere/x.opml", TextWriter.Null, TextWriter.Null, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_starter_list_comes_once_and_not_after_the_last_source_was_closed()
    {
        using var file = new TempFile(Document);
        await using var host = await SourcesHost.StartAsync(("Sources:StarterList", file.Path));
        await using var db = host.Db();

        Assert.Equal(2, await db.Sources.CountAsync(TestContext.Current.CancellationToken));
        await db.Sources.ExecuteUpdateAsync(set => set.SetProperty(s => s.State, Dashboard.Storage.SourceState.Gone), TestContext.Current.CancellationToken);
        await host.Services.GetServices<IHostedService>().OfType<StarterList>().Single().PlantAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, await db.Sources.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_starter_list_that_is_not_there_stops_the_start_with_a_sentence()
    {
        var fault = await Assert.ThrowsAsync<OptionsValidationException>(() => SourcesHost.StartAsync(("Sources:StarterList", "nowhere.opml")));

        Assert.Contains("Sources:StarterList is \"nowhere.opml\", but there is no file", fault.Message, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said, string Error)> ImportAsync(SourcesHost host, string file)
    {
        using var said = new StringWriter();
        using var error = new StringWriter();
        var code = await ImportCommand.RunAsync(host.Services, file, said, error, TestContext.Current.CancellationToken);
        return (code, said.ToString(), error.ToString());
    }

    private static async Task<List<string>> RowsAsync(SourcesHost host)
    {
        await using var db = host.Db();
        return await db.Sources.OrderBy(s => s.AddressKey).Select(s => $"{s.AddressKey} {s.Name} {s.Section} {s.Language}").ToListAsync(TestContext.Current.CancellationToken);
    }

    private sealed class TempFile : IDisposable
    {
        public TempFile(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.opml");

        public void Dispose() => File.Delete(Path);
    }
}
