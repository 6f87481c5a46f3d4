namespace Dashboard.Fetching;

/// <summary>A host led only to addresses that may not be connected to. Never leaves this room.</summary>
internal sealed class RefusedAddressException(string host)
    : Exception($"{host} leads only to private, local or reserved addresses.");
