// An assembly that the image refers to.
namespace Lib;

public struct Point
{
    public double X, Y;
    public Point(double x, double y) { X = x; Y = y; }
    public struct Corner { public byte Place; public Point At; }
}

public interface IShape { Point Center(); }

public abstract class Shape : IShape
{
    public abstract Point Center();
    public virtual float Area(Point.Corner corner) => 0;
    public static void Draw(Point at, Shape shape) { }
}
