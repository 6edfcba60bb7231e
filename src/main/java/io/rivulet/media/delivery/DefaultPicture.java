package io.rivulet.media.delivery;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture of soft colours and simple shapes, drawn by this server so that none lies in the repository. */
enum DefaultPicture {
    AVATAR(256, 256) {
        @Override
        void draw(Graphics2D canvas) {
            canvas.setColor(FOREGROUND);
            canvas.fill(new Ellipse2D.Double(80, 56, 96, 96));
            canvas.fill(new Ellipse2D.Double(38, 170, 180, 160));
        }
    },
    BACKGROUND(1080, 608) {
        @Override
        void draw(Graphics2D canvas) {
            wave(canvas, 330, 60, 40);
            wave(canvas, 410, 45, 55);
            wave(canvas, 490, 30, 75);
        }
    },
    COVER(720, 1280) {
        @Override
        void draw(Graphics2D canvas) {
            wave(canvas, 900, 70, 35);
            wave(canvas, 1040, 50, 50);
            canvas.setColor(FOREGROUND);
            canvas.fill(new RoundRectangle2D.Double(250, 500, 220, 220, 72, 72));
            canvas.setColor(DUSK);
            canvas.fill(triangle());
        }
    };

    private static final Color DAWN = new Color(0x3E, 0x6C, 0x9E);
    private static final Color DUSK = new Color(0x24, 0x32, 0x5C);
    private static final Color FOREGROUND = new Color(0xF2, 0xF6, 0xFB, 0xD8);

    private final int width;
    private final int height;

    DefaultPicture(int width, int height) {
        this.width = width;
        this.height = height;
    }

    abstract void draw(Graphics2D canvas);

    String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".png";
    }

    byte[] toPng() throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setPaint(new GradientPaint(0, 0, DAWN, width / 3f, height, DUSK));
        canvas.fillRect(0, 0, width, height);
        draw(canvas);
        canvas.dispose();
        return encoded(image);
    }

    void wave(Graphics2D canvas, double top, double swing, int opacity) {
        var wave = new Path2D.Double();
        wave.moveTo(0, top);
        wave.curveTo(width * 0.3, top - 2 * swing, width * 0.6, top + 2 * swing, width, top - swing);
        wave.lineTo(width, height);
        wave.lineTo(0, height);
        wave.closePath();
        canvas.setColor(new Color(255, 255, 255, opacity));
        canvas.fill(wave);
    }

    private static Path2D triangle() {
        var triangle = new Path2D.Double();
        triangle.moveTo(330, 555);
        triangle.lineTo(330, 665);
        triangle.lineTo(420, 610);
        triangle.closePath();
        return triangle;
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var output = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", output);
        }
        return bytes.toByteArray();
    }
}
