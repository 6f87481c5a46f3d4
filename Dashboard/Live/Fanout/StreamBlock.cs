namespace Dashboard.Live.Fanout;

/// <summary>Bytes of an event stream in both dresses.</summary>
/// <param name="Chunk">As a chunk of a chunked body, for a socket that is written by ourselves.</param>
/// <param name="Frames">The blocks alone, for a server that frames them.</param>
/// <param name="Count">Events in it.</param>
internal readonly record struct StreamBlock(ReadOnlyMemory<byte> Chunk, ReadOnlyMemory<byte> Frames, int Count);
