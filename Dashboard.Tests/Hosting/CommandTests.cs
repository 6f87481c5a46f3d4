using Dashboard.Hosting.Commands;

namespace Dashboard.Tests.Hosting;

public sealed class CommandTests
{
    private const string List = """
        <?xml version="1.0"?><opml version="2.0"><head/><body>
        <outline text="Politique"><outline type="rss" text="Un" xmlUrl="https://one.example/feed"/></outline>
        <outline type="rss" text="Deux" xmlUrl="https://two.example/feed"/>
        </body></opml>
        """;

    [Fact]
    public async Task Sources_are_imported_and_exported_beside_a_running_server()
    {
        await using var server = await ServerProcess.StartAsync();
        var folder = Directory.CreateTempSubdirectory("opml").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "list.opml"), List, TestContext.Current.CancellationToken);

        var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, ["import", "list.opml"], ("DataDirectory", server.DataDirectory));
        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.Contains("2 added, 0 already there, 0 rejected", output, StringComparison.Ordinal);

        (exitCode, output, _) = await ServerProcess.RunAsync(folder, ["import", "list.opml", "--DataDirectory", server.DataDirectory]);
        Assert.Equal(0, exitCode);
        Assert.Contains("0 added, 2 already there, 0 rejected", output, StringComparison.Ordinal);

        (exitCode, _, _) = await ServerProcess.RunAsync(folder, ["export", "back.opml"], ("DataDirectory", server.DataDirectory));
        Assert.Equal(0, exitCode);
        Assert.Contains("https://two.example/feed", await File.ReadAllTextAsync(Path.Combine(folder, "back.opml"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Sources_are_imported_before_the_first_start()
    {
        var folder = Directory.CreateTempSubdirectory("opml").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "list.opml"), List, TestContext.Current.CancellationToken);
        var (exitCode, output, errors) = await ServerProcess.RunAsync(folder, ["import", Path.Combine(folder, "list.opml")]);
        Assert.Equal("", errors);
        Assert.Equal(0, exitCode);
        Assert.Contains("2 added", output, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_told_with_exit_code_1()
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(null, ["import", "missing.opml"]);
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("missing.opml", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import")]
    [InlineData("import a.opml b.opml")]
    [InlineData("restored backup.sql")]
    [InlineData("restored --above many")]
    [InlineData("restored --above")]
    [InlineData("emigrate list.opml")]
    public async Task What_is_not_understood_is_told_with_exit_code_2(string line)
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(null, line.Split(' '));
        Assert.Equal((2, ""), (exitCode, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var (exitCode, output, _) = await ServerProcess.RunAsync(null, ["--help"]);
        Assert.Equal(0, exitCode);
        Assert.All(["import", "export", "restored", "parse", "--demo"], command => Assert.Contains(command, output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", null, "", "")]
    [InlineData("--Urls http://localhost:1", null, "", "--Urls http://localhost:1")]
    [InlineData("Urls=http://localhost:1 /Live:RingSize=64", null, "", "Urls=http://localhost:1 /Live:RingSize=64")]
    [InlineData("import /tmp/a.opml --DataDirectory x", "import", "/tmp/a.opml", "--DataDirectory x")]
    [InlineData("--DataDirectory=x export a=b.opml", "export", "a=b.opml", "--DataDirectory=x")]
    [InlineData("parse --content-type text/xml a.xml", "parse", "--content-type text/xml a.xml", "")]
    public void Words_are_the_command_and_its_operands_and_the_rest_is_configuration(string line, string? command, string operands, string options)
    {
        var read = Invocation.Read(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((command, operands, options), (read.Command, string.Join(' ', read.Operands), string.Join(' ', read.Options)));
    }
}
