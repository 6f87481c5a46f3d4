namespace Dashboard.Wire;

/// <summary>A picture that an entry names.</summary>
/// <param name="Address">Where it lies: absolute http or https.</param>
/// <param name="Alt">Alternative text, empty where there is none.</param>
public sealed record WirePicture(string Address, string Alt);
