using SahelForecast.Testing;
using Xunit;

namespace SahelForecast.Tests;

public class FitOutcomeTests
{
    [Fact]
    public void Success_HasModelAndNoError()
    {
        var fitted = new FittedLastValue(SeriesGenerator.Constant(3, 1));
        var outcome = FitOutcome.Success(SeriesKey.Empty, fitted);

        Assert.True(outcome.IsSuccess);
        Assert.Same(fitted, outcome.Model);
        Assert.Null(outcome.Error);
    }

    [Fact]
    public void Failure_ModelThrowsTheStoredError()
    {
        var error = new ForecastException("All values are zero.");
        var outcome = FitOutcome.Failure(SeriesKey.Of(("a", "b")), error);

        Assert.False(outcome.IsSuccess);
        Assert.Same(error, outcome.Error);
        var thrown = Assert.Throws<ForecastException>(() => outcome.Model);
        Assert.Equal("All values are zero.", thrown.Message);
        Assert.Same(error, thrown.InnerException);
    }
}
