using BenchmarkDotNet.Attributes;
using Dashboard.Demo.Scenes;
using Dashboard.Pictures.Likeness;
using NetVips;

namespace Dashboard.Benchmarks;

/// <summary>What a picture's hash costs, and a look-up among a million.</summary>
[MemoryDiagnoser]
public class LikenessBenchmark : IDisposable
{
    private const int Known = 1_000_000;

    private readonly LikenessIndex _index = new();
    private byte[] _pixels = [];
    private byte[] _file = [];
    private LikenessSketch _sketch = null!;

    /// <summary>Fills the index and draws a picture.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var random = new Random(1);
        var bytes = new byte[LikenessHash.Bytes];
        for (var id = 0; id < Known; id++)
        {
            random.NextBytes(bytes);
            _index.Add(id, LikenessHash.Read(bytes)!.Value);
        }

        _file = SceneCatalogue.Draw("market", 1);
        _pixels = new byte[LikenessSketch.LargestSide * LikenessSketch.LargestSide];
        random.NextBytes(_pixels);
        _sketch = LikenessSketch.OfGrey(_pixels, LikenessSketch.LargestSide, LikenessSketch.LargestSide)!;
    }

    /// <summary>512 by 512 grey pixels to a hash.</summary>
    [Benchmark]
    public LikenessHash Sketch() => LikenessSketch.OfGrey(_pixels, LikenessSketch.LargestSide, LikenessSketch.LargestSide)!.Hash;

    /// <summary>A JPEG of 960 by 640 to a hash, decoding and shrinking included.</summary>
    [Benchmark]
    public LikenessHash DecodeAndSketch()
    {
        using var picture = Image.NewFromBuffer(_file);
        return PictureSketcher.Sketch(picture)!.Hash;
    }

    /// <summary>The eight positions of a sketch.</summary>
    [Benchmark]
    public int Positions() => _sketch.Positions().Count;

    /// <summary>The 57 views of a sketch.</summary>
    [Benchmark]
    public int Crops() => _sketch.Crops().Count;

    /// <summary>One hash among a million.</summary>
    [Benchmark]
    public int FindOne() => _index.Find(_sketch.Hash, LikenessPolicy.CloseWithin).Count;

    /// <summary>Eight positions among a million.</summary>
    [Benchmark]
    public int FindPositions() => _index.Find(_sketch.Positions(), LikenessPolicy.CloseWithin).Count;

    /// <summary>57 views among a million.</summary>
    [Benchmark]
    public int FindCrops() => _index.Find(_sketch.Crops(), LikenessPolicy.CloseWithin).Count;

    /// <inheritdoc/>
    [GlobalCleanup]
    public void Dispose()
    {
        _index.Dispose();
        GC.SuppressFinalize(this);
    }
}
