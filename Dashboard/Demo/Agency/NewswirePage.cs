namespace Dashboard.Demo.Agency;

/// <summary>What a source's feed shows at one moment.</summary>
/// <param name="Source">The source.</param>
/// <param name="Items">Its latest headlines, newest first.</param>
/// <param name="Withdrawals">What it took back lately, newest first.</param>
/// <param name="Revision">Raised by every change of this page.</param>
/// <param name="ChangedAt">When it last changed (UTC).</param>
public sealed record NewswirePage(
    DemoSource Source, IReadOnlyList<NewswireItem> Items, IReadOnlyList<Withdrawal> Withdrawals, int Revision, DateTimeOffset ChangedAt);
