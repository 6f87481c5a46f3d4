using Dashboard.Demo;
using Dashboard.Storage;

namespace Dashboard.Tests.Demo;

public sealed class DemoDirectoryTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("demo").FullName;

    private string Folder => Path.Combine(_parent, "demo");

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void What_an_earlier_demo_left_is_gone_at_the_next_start()
    {
        using (var first = DemoDirectory.Open(Folder).Data!)
        {
            File.WriteAllText(first.DatabaseFile, "old");
            File.WriteAllText($"{first.DatabaseFile}-wal", "old");
            Directory.CreateDirectory(Path.Combine(Folder, "pictures", "ab"));
            File.WriteAllText(Path.Combine(Folder, "pictures", "ab", "1.jpg"), "old");
        }

        using var second = DemoDirectory.Open(Folder).Data;
        Assert.NotNull(second);
        Assert.Equal(["made-by-demo.txt", "server.lock"], Names());
    }

    [Fact]
    public void A_folder_that_no_demo_made_is_left_as_it_is_even_if_it_holds_a_newsroom()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "newsroom.db"), "precious");
        Assert.Equal(
            $"\"{Folder}\" holds \"newsroom.db\", which no demo made, and --demo empties that folder; move it away, or name another DataDirectory.",
            DemoDirectory.Open(Folder).Refusal);
        Assert.Equal(["newsroom.db"], Names());
    }

    [Fact]
    public void A_foreign_file_among_those_of_a_demo_is_named_and_nothing_is_deleted()
    {
        using (var first = DemoDirectory.Open(Folder).Data!)
        {
            File.WriteAllText(first.DatabaseFile, "old");
        }

        File.WriteAllText(Path.Combine(Folder, "thesis.odt"), "precious");
        Assert.Contains("holds \"thesis.odt\"", DemoDirectory.Open(Folder).Refusal, StringComparison.Ordinal);
        Assert.Equal(["made-by-demo.txt", "newsroom.db", "server.lock", "thesis.odt"], Names());
    }

    [Fact]
    public void A_demo_that_is_running_is_not_wiped()
    {
        using var running = DemoDirectory.Open(Folder).Data!;
        File.WriteAllText(running.DatabaseFile, "in use");
        Assert.Equal(
            $"\"{Folder}\" is held by a demo that is running; stop that one, or name another DataDirectory.",
            DemoDirectory.Open(Folder).Refusal);
        Assert.Equal("in use", File.ReadAllText(running.DatabaseFile));
    }

    [Fact]
    public void A_folder_that_cannot_be_is_refused_with_a_sentence()
    {
        File.WriteAllText(Folder, "a file");
        Assert.Equal($"\"{Folder}\" cannot be written; name a DataDirectory that this user may write to.", DemoDirectory.Open(Folder).Refusal);
        Assert.Equal("a file", File.ReadAllText(Folder));
    }

    [Fact]
    public void The_same_process_holds_the_folder_once()
    {
        using var data = DemoDirectory.Open(Folder).Data!;
        Assert.True(data.TryHold());
        using var other = new DataDirectory(Folder);
        Assert.False(other.TryHold());
    }

    private IEnumerable<string> Names() => Directory.EnumerateFileSystemEntries(Folder).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal);
}
