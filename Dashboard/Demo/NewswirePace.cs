namespace Dashboard.Demo;

/// <summary>How fast the newswire speaks.</summary>
public sealed record NewswirePace
{
    /// <summary>How many headlines are out when it starts.</summary>
    public int Backlog { get; init; } = 60;

    /// <summary>Over how long they are spread.</summary>
    public TimeSpan BacklogSpan { get; init; } = TimeSpan.FromHours(3);

    /// <summary>Shortest pause between two headlines.</summary>
    public TimeSpan ShortestPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Longest pause between two headlines.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>About how often a title is corrected.</summary>
    public TimeSpan CorrectionEach { get; init; } = TimeSpan.FromSeconds(40);

    /// <summary>About how often a headline is withdrawn.</summary>
    public TimeSpan WithdrawalEach { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>One headline in so many gets the picture that readers will report.</summary>
    public int ShockingOneIn { get; init; } = 40;
}
