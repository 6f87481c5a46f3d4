namespace Dashboard.Tests.Cluster;

/// <summary>One request to a source of the farm.</summary>
/// <param name="Source">Which.</param>
/// <param name="Node">Who asked.</param>
/// <param name="Began">Timestamp of its arrival.</param>
/// <param name="Ended">Timestamp of its answer.</param>
/// <param name="WasCut">Whoever asked did not wait for the answer.</param>
internal sealed record FarmRequest(int Source, string Node, long Began, long Ended, bool WasCut);
