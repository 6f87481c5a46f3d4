using System.Globalization;

namespace Dashboard.Tests.Cluster;

/// <summary>The wall clock of one process, which a test sets ahead and back while it runs (libfaketime). Its steady counter is left alone. Needs <see cref="Tools.FakeTime"/>.</summary>
internal sealed class FakeClock : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("clock").FullName;

    public FakeClock() => Set(TimeSpan.Zero);

    /// <summary>What the process must be told in its environment. The last of it leaves .NET's timed waits alone, which would end at once.</summary>
    public (string Key, string Value)[] Environment =>
    [
        ("LD_PRELOAD", Tools.FakeTime!), ("FAKETIME_TIMESTAMP_FILE", File), ("FAKETIME_NO_CACHE", "1"), ("FAKETIME_DONT_FAKE_MONOTONIC", "1"),
        ("FAKETIME_FORCE_MONOTONIC_FIX", "0"),
    ];

    private string File => Path.Combine(_folder, "ahead");

    /// <summary>Sets it so far ahead of the real time, from one reading to the next.</summary>
    public void Set(TimeSpan ahead)
    {
        var next = File + ".next";
        System.IO.File.WriteAllText(next, ahead.TotalSeconds.ToString("+0;-0;+0", CultureInfo.InvariantCulture) + "\n");
        System.IO.File.Move(next, File, overwrite: true);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
