using System.ComponentModel.DataAnnotations;

namespace Dashboard.Demo;

/// <summary>Settings of the simulated newswire.</summary>
public sealed class DemoOptions
{
    /// <summary>Port on 127.0.0.1; 0 for any free one.</summary>
    [Range(0, 65535, ErrorMessage = "The newswire's port must lie between 0 and 65535.")]
    public int Port { get; set; }

    /// <summary>Decides all that the newswire says; the same seed and start tell the same day again.</summary>
    public int Seed { get; set; } = 2026;

    /// <summary>How fast it speaks.</summary>
    public NewswirePace Pace { get; set; } = new();
}
