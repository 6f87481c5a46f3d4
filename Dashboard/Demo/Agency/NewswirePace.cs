using System.ComponentModel.DataAnnotations;

namespace Dashboard.Demo.Agency;

/// <summary>How fast the newswire speaks.</summary>
public sealed record NewswirePace : IValidatableObject
{
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(10);

    /// <summary>How many headlines are out when it starts.</summary>
    [Range(0, 5000, ErrorMessage = "Demo:Pace:Backlog must lie between 0 and 5000.")]
    public int Backlog { get; init; } = 98;

    /// <summary>Over how long they are spread.</summary>
    public TimeSpan BacklogSpan { get; init; } = TimeSpan.FromHours(5);

    /// <summary>Shortest pause between two headlines.</summary>
    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause between two headlines.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>About how often a title is corrected.</summary>
    public TimeSpan CorrectionEach { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>About how often a headline is withdrawn.</summary>
    public TimeSpan WithdrawalEach { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>One headline in so many gets the picture that readers will report.</summary>
    [Range(1, int.MaxValue, ErrorMessage = "Demo:Pace:ShockingOneIn must be at least 1.")]
    public int ShockingOneIn { get; init; } = 40;

    /// <inheritdoc />
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BacklogSpan < TimeSpan.Zero)
        {
            yield return new("Demo:Pace:BacklogSpan must not be negative.");
        }

        // Pauses of nothing would never let the newswire stop speaking.
        if (ShortestPause < Least || LongestPause < ShortestPause)
        {
            yield return new($"Demo:Pace:ShortestPause must be at least {Least}, and Demo:Pace:LongestPause no shorter than it.");
        }

        if (CorrectionEach < Least || WithdrawalEach < Least)
        {
            yield return new($"Demo:Pace:CorrectionEach and Demo:Pace:WithdrawalEach must be at least {Least}.");
        }
    }
}
