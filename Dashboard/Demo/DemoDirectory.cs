using Dashboard.Storage;

namespace Dashboard.Demo;

/// <summary>The demo's folder, emptied at every start. Only what a demo made is ever deleted, and only in a folder that a demo marked.</summary>
internal static class DemoDirectory
{
    private const string Mark = "made-by-demo.txt";
    private const string Lock = "server.lock";
    private static readonly string[] Folders = ["pictures", "keys"];

    /// <summary>Takes the folder and empties it, or says why not.</summary>
    /// <param name="path">Absolute path.</param>
    public static DemoStart Open(string path)
    {
        var data = new DataDirectory(path);
        try
        {
            if (Foreign(data) is { } foreign)
            {
                return new(null, $"\"{path}\" holds \"{foreign}\", which no demo made, and {DemoMode.Switch} empties that folder; move it away, or name another DataDirectory.");
            }

            // Held before anything is deleted: another demo may be running on it.
            if (!data.TryHold())
            {
                return new(null, $"\"{path}\" is held by a demo that is running; stop that one, or name another DataDirectory.");
            }

            File.WriteAllText(Path.Combine(path, Mark), $"This folder belongs to {DemoMode.Switch}, which empties it at every start.\n");
            Empty(data);
            return new(data, null);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            data.Dispose();
            return new(null, $"\"{path}\" cannot be written; name a DataDirectory that this user may write to.");
        }
    }

    // The first thing in the folder that is not ours; without the mark nothing is, not even a database of our name.
    private static string? Foreign(DataDirectory data)
    {
        if (!Directory.Exists(data.Path))
        {
            return null;
        }

        var isMarked = File.Exists(Path.Combine(data.Path, Mark));
        return Directory.EnumerateFileSystemEntries(data.Path).Select(entry => Path.GetFileName(entry)).Order(StringComparer.Ordinal)
            .FirstOrDefault(name => name != Lock && (!isMarked || !IsOurs(name, data)));
    }

    private static void Empty(DataDirectory data)
    {
        foreach (var entry in Directory.EnumerateFileSystemEntries(data.Path).ToList())
        {
            var name = Path.GetFileName(entry);
            if (name is Mark or Lock || !IsOurs(name, data))
            {
                continue;
            }

            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
            else
            {
                File.Delete(entry);
            }
        }
    }

    // SQLite's journals stand beside the file under its name.
    private static bool IsOurs(string name, DataDirectory data)
    {
        var database = Path.GetFileName(data.DatabaseFile);
        return name == Mark || name == database || name.StartsWith($"{database}-", StringComparison.Ordinal) || Folders.Contains(name, StringComparer.Ordinal);
    }
}
