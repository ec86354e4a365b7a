using SahelForecast.Distributions;
using Xunit;

namespace SahelForecast.Tests.Distributions;

public class BoundsTests
{
    [Fact]
    public void HoldTo_DistributionInsideTheSupport_IsKept()
    {
        var inside = new LogNormalDistribution(1, 1);

        Assert.Same(inside, Bounds.HoldTo(SeriesMetadata.Default, inside));
    }

    [Fact]
    public void HoldTo_DistributionOutside_IsHeld()
    {
        PredictiveDistribution held = Bounds.HoldTo(new SeriesMetadata { UpperBound = 50 }, new NormalDistribution(40, 30));

        Assert.Equal((0, 50), (held.Quantile(0), held.Quantile(1)));
    }

    [Fact]
    public void HoldTo_NoBounds_IsKept()
    {
        var normal = new NormalDistribution(0, 1);

        Assert.Same(normal, Bounds.HoldTo(new SeriesMetadata { Kind = SeriesKind.Index }, normal));
    }

    [Fact]
    public void HoldTo_OneValuePossible_IsThatValue() =>
        Assert.Equal(0, Assert.IsType<PointMassDistribution>(Bounds.HoldTo(new SeriesMetadata { UpperBound = 0 }, new NormalDistribution(1, 1))).Mean);
}
