using System.Text.Json;

namespace Dashboard.Tests.Feeds;

/// <summary>Where the conformance corpus lies: <c>CORPUS_DIR</c>, else <c>../shared/corpus/feeds</c> beside the repository.</summary>
internal static class CorpusFiles
{
    /// <summary>The folder. The project file leaves these tests out where it is not there.</summary>
    public static string Folder()
    {
        string? folder = Environment.GetEnvironmentVariable("CORPUS_DIR");
        folder = string.IsNullOrEmpty(folder) ? Path.Combine(Repository(), "..", "shared", "corpus", "feeds") : folder;
        Assert.True(File.Exists(Path.Combine(folder, "expected.jsonl")), $"The feed corpus has left {folder} since the build.");
        return folder;
    }

    /// <summary>The lines of one of its lists.</summary>
    public static IEnumerable<JsonElement> Lines(string folder, string list) =>
        File.ReadLines(Path.Combine(folder, list)).Where(line => line.Length > 0).Select(line => JsonElement.Parse(line));

    private static string Repository()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dashboard.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
