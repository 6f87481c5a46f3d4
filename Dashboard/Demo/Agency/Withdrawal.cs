namespace Dashboard.Demo.Agency;

/// <summary>A headline taken back by its source.</summary>
/// <param name="Serial">Its number among all withdrawals, from 1, without gaps.</param>
/// <param name="Source">Slug of the source.</param>
/// <param name="Number">Number of the headline.</param>
/// <param name="Identity">Identity of the headline, as its feed gave it.</param>
/// <param name="Path">Path of its page, which answers 410 from now on.</param>
/// <param name="At">When (UTC).</param>
public sealed record Withdrawal(int Serial, string Source, int Number, string Identity, string Path, DateTimeOffset At);
