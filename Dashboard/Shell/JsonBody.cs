namespace Dashboard.Shell;

/// <summary>The JSON body of a request, or what is against it.</summary>
/// <typeparam name="T">What it describes.</typeparam>
/// <param name="Value">The body; null with a fault.</param>
/// <param name="Fault">What is against it.</param>
/// <param name="Path">Where in the body, as a JSON path: <c>$</c> for all of it.</param>
public sealed record JsonBody<T>(T? Value, JsonBodyFault Fault = JsonBodyFault.None, string Path = "$")
    where T : class;
