namespace Dashboard.Storage;

/// <summary>The folder with the SQLite file, keys and cached pictures. Only one running server may hold it.</summary>
/// <param name="path">Absolute path.</param>
public sealed class DataDirectory(string path) : IDisposable
{
    private FileStream? _hold;

    /// <summary>Absolute path of the folder.</summary>
    public string Path { get; } = path;

    /// <summary>The SQLite file.</summary>
    public string DatabaseFile => System.IO.Path.Combine(Path, "newsroom.db");

    /// <summary>Makes the folder and holds it for this process; false when another server holds it.</summary>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public bool TryHold()
    {
        Directory.CreateDirectory(Path);
        try
        {
            _hold ??= new FileStream(System.IO.Path.Combine(Path, "server.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Lets go of the folder; it can be held again.</summary>
    public void LetGo()
    {
        _hold?.Dispose();
        _hold = null;
    }

    /// <summary>Lets go of the folder.</summary>
    public void Dispose() => LetGo();
}
