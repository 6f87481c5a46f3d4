using Dashboard.Storage;

namespace Dashboard.Demo;

/// <summary>How the demo's start went: exactly one of the two is there.</summary>
/// <param name="Data">The demo's folder, empty and held by this process.</param>
/// <param name="Refusal">Why the demo does not start, a sentence for the person who started it.</param>
public sealed record DemoStart(DataDirectory? Data, string? Refusal);
