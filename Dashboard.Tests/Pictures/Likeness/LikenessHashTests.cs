using Dashboard.Pictures.Likeness;

namespace Dashboard.Tests.Pictures.Likeness;

public sealed class LikenessHashTests
{
    private const string Hex = "f0a5e10271dcc0bd9c5309720fff018de34ef1e8ada9a956d2967ade1ea91a50";

    [Fact]
    public void A_hash_is_the_same_after_its_bytes_and_its_text()
    {
        var hash = LikenessHash.Parse(Hex);

        Assert.Equal(Hex, hash.ToString());
        Assert.Equal(Convert.FromHexString(Hex), hash!.Value.ToBytes());
        Assert.Equal(hash, LikenessHash.Read(hash.Value.ToBytes()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("f0a5")]
    [InlineData("g0a5e10271dcc0bd9c5309720fff018de34ef1e8ada9a956d2967ade1ea91a50")]
    [InlineData("f0a5e10271dcc0bd9c5309720fff018de34ef1e8ada9a956d2967ade1ea91a5000")]
    public void A_text_that_is_no_hash_gives_none(string text) => Assert.Null(LikenessHash.Parse(text));

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    public void Bytes_of_another_length_give_none(int length) => Assert.Null(LikenessHash.Read(new byte[length]));

    [Fact]
    public void Each_bit_counts_once_in_the_distance()
    {
        for (var bit = 0; bit < LikenessHash.Bits; bit++)
        {
            var bytes = new byte[LikenessHash.Bytes];
            bytes[bit / 8] = (byte)(1 << (bit % 8));

            Assert.Equal(1, default(LikenessHash).Distance(LikenessHash.Read(bytes)!.Value));
        }
    }

    [Fact]
    public void A_hash_and_its_opposite_are_as_far_apart_as_can_be() =>
        Assert.Equal(256, default(LikenessHash).Distance(new(ulong.MaxValue, ulong.MaxValue, ulong.MaxValue, ulong.MaxValue)));
}
