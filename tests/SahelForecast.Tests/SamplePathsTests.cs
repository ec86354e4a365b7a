using Xunit;

namespace SahelForecast.Tests;

public class SamplePathsTests
{
    private static readonly SamplePaths Paths = SamplePaths.Create(2, 3, [1, 2, 3, 10, 20, 30]);

    [Fact]
    public void AtStep_Step_IsContiguousAndInPathOrder()
    {
        Assert.Equal((2, 3), (Paths.Horizon, Paths.PathCount));
        Assert.Equal([10, 20, 30], Paths.AtStep(1).ToArray());
    }

    [Fact]
    public void CopyPath_Path_IsOneFuture()
    {
        double[] future = [0, 0, 7];
        Paths.CopyPath(1, future);

        Assert.Equal([2, 20, 7], future);
    }

    [Fact]
    public void Create_ChangingTheDrawsAfterwards_ChangesNothing()
    {
        double[] draws = [1, 2];
        var paths = SamplePaths.Create(1, 2, draws);
        draws[0] = 9;

        Assert.Equal([1, 2], paths.AtStep(0).ToArray());
    }

    [Fact]
    public void Create_WrongLengthOrNotFinite_ThrowsWithNumbers()
    {
        Assert.Contains("5 numbers, but 2 steps of 3 paths need 6", Assert.Throws<ArgumentException>(() => SamplePaths.Create(2, 3, new double[5])).Message, StringComparison.Ordinal);
        Assert.Contains("step 1, path 2", Assert.Throws<ArgumentException>(() => SamplePaths.Create(2, 3, [1, 2, 3, 4, 5, double.NaN])).Message, StringComparison.Ordinal);
        Assert.Equal("horizon", Assert.Throws<ArgumentOutOfRangeException>(() => SamplePaths.Create(0, 3, [])).ParamName);
        Assert.Equal("pathCount", Assert.Throws<ArgumentOutOfRangeException>(() => SamplePaths.Create(2, 0, [])).ParamName);
        Assert.Throws<ArgumentException>(() => SamplePaths.Create(65_536, 65_536, []));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void Access_OutsideTheShape_Throws(int index)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Paths.AtStep(index).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => Paths.CopyPath(index, new double[2]));
        Assert.Throws<ArgumentException>(() => Paths.CopyPath(0, new double[1]));
    }
}
