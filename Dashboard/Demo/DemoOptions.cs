using System.ComponentModel.DataAnnotations;
using Dashboard.Demo.Agency;
using Microsoft.Extensions.Options;

namespace Dashboard.Demo;

/// <summary>Configuration section <c>Demo</c>.</summary>
public sealed class DemoOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Demo";

    /// <summary>Decides all that the newswire says; the same seed and start tell the same day again.</summary>
    public int Seed { get; set; } = 2026;

    /// <summary>How fast it speaks.</summary>
    [Required]
    [ValidateObjectMembers]
    public NewswirePace Pace { get; set; } = new();
}
